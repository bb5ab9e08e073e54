"""Who acts: a person, a visitor, a respondent, a token or the system itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from localympact.foundation.core.scope import across_workspaces
from localympact.foundation.workspaces.models import Membership

if TYPE_CHECKING:
    from localympact.foundation.people.models import Person


@dataclass(frozen=True)
class Actor:
    """Who asks for a change; every change takes one as `by=`."""

    kind: str
    name: str = ""
    person: Person | None = None
    places: tuple[Membership, ...] = field(default=(), compare=False)

    @property
    def is_system(self) -> bool:
        """Whether the software itself acts (schedules, pushes, the demo)."""
        return self.kind == "system"

    @property
    def is_signed_in(self) -> bool:
        """Whether a person with an account acts."""
        return self.person is not None

    @property
    def is_steward(self) -> bool:
        """Whether the person runs the installation."""
        return bool(self.person and self.person.is_steward)

    def places_in(self, workspace_id: UUID | None) -> tuple[Membership, ...]:
        """The person's places in one workspace."""
        return tuple(p for p in self.places if p.workspace_id == workspace_id)

    def side_in(self, workspace_id: UUID | None) -> str:
        """The side the person acts for there, or an empty string."""
        return next((p.side for p in self.places_in(workspace_id) if p.side), "")

    def organisations_in(self, workspace_id: UUID | None) -> set[UUID]:
        """The organisations the person speaks for there."""
        return {p.organisation_id for p in self.places_in(workspace_id) if p.organisation_id}


VISITOR = Actor(kind="visitor", name="visitor")
RESPONDENT = Actor(kind="respondent", name="respondent")


def system(name: str) -> Actor:
    """The software itself, with the reason it acts."""
    return Actor(kind="system", name=name)


def actor_of(person: Person) -> Actor:
    """A person with all their places, read afresh: a role that ended ends at the next request."""
    with across_workspaces("a person's places are in several workspaces"):
        places = tuple(Membership.objects.filter(person=person).select_related("workspace"))
    return Actor(kind="person", name=str(person), person=person, places=places)
