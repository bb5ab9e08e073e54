"""Who may do what: verbs, roles and one grid. The documentation prints this very table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from localympact.foundation.workspaces.models import Role, Side, Workspace

if TYPE_CHECKING:
    from localympact.foundation.workspaces.actors import Actor


class May(StrEnum):
    """The verbs of the house."""

    READ = "read"
    ANSWER = "answer"
    SUGGEST = "suggest"
    REGISTER = "register"
    USE_ACCOUNT = "use_account"
    CLAIM_ORGANISATION = "claim_organisation"
    WORK_HERE = "work_here"
    EDIT_ORGANISATION = "edit_organisation"
    DECIDE_SUGGESTION = "decide_suggestion"
    IMPORT_ORGANISATIONS = "import_organisations"
    MERGE_ORGANISATIONS = "merge_organisations"
    ADD_TIE = "add_tie"
    DECLARE_TIE = "declare_tie"
    CONFIRM_TIE = "confirm_tie"
    RECORD_TIE = "record_tie"
    RUN_WAVE = "run_wave"
    READ_ANSWERS = "read_answers"
    DECIDE_QUOTE = "decide_quote"
    WRITE_EVENT = "write_event"
    PUBLISH_EVENT = "publish_event"
    WRITE_PRACTICE = "write_practice"
    PUBLISH_PRACTICE = "publish_practice"
    WRITE_FINDING = "write_finding"
    PUBLISH_FINDING = "publish_finding"
    WRITE_REPORT = "write_report"
    PUBLISH_REPORT = "publish_report"
    FILL_SAMPLE = "fill_sample"
    WRITE_RECOMMENDATION = "write_recommendation"
    PUBLISH_RECOMMENDATION = "publish_recommendation"
    ANSWER_OFFICIALLY = "answer_officially"
    RECORD_ANSWER = "record_answer"
    WALK_ROADMAP = "walk_roadmap"
    AGREE_HANDSHAKE = "agree_handshake"
    RECORD_HANDSHAKE = "record_handshake"
    WRITE_PARTNERSHIP = "write_partnership"
    AGREE_PARTNERSHIP = "agree_partnership"
    WRITE_PLAN = "write_plan"
    PUBLISH_PLAN = "publish_plan"
    SAY_STATUS = "say_status"
    RECORD_STATUS = "record_status"
    WRITE_RESULT = "write_result"
    PUBLISH_RESULT = "publish_result"
    SEE_HISTORY = "see_history"
    INVITE_COLLEAGUE = "invite_colleague"
    MANAGE_MEMBERS = "manage_members"
    CHANGE_SETTINGS = "change_settings"
    CREATE_WORKSPACE = "create_workspace"
    RUN_INSTALLATION = "run_installation"


class Reach(StrEnum):
    """How far a right goes."""

    ALL = "all"
    OWN = "own"
    DRAFT = "draft"  # as long as the thing is a draft


ANYBODY = "anybody"
SIGNED_IN = "signed_in"
STEWARD = "steward"

R, C, O, F, K = Role.REPRESENTATIVE, Role.CONTRIBUTOR, Role.OFFICER, Role.FACILITATOR, Role.COORDINATOR  # noqa: E741
EVERYONE_HERE: dict[str, Reach] = {R: Reach.ALL, C: Reach.ALL, O: Reach.ALL, F: Reach.ALL, K: Reach.ALL}
WRITERS: dict[str, Reach] = {C: Reach.DRAFT, O: Reach.ALL, F: Reach.ALL, K: Reach.ALL}
LEADERS: dict[str, Reach] = {F: Reach.ALL, K: Reach.ALL}
PARTIES: dict[str, Reach] = {R: Reach.OWN, O: Reach.OWN}

GRID: dict[May, dict[str, Reach]] = {
    May.READ: {ANYBODY: Reach.ALL},
    May.ANSWER: {ANYBODY: Reach.ALL},
    May.SUGGEST: {ANYBODY: Reach.ALL},
    May.REGISTER: {ANYBODY: Reach.ALL},
    May.USE_ACCOUNT: {SIGNED_IN: Reach.ALL},
    May.CLAIM_ORGANISATION: {SIGNED_IN: Reach.ALL},
    May.WORK_HERE: EVERYONE_HERE,
    May.EDIT_ORGANISATION: {R: Reach.OWN, C: Reach.DRAFT, O: Reach.OWN, F: Reach.ALL},
    May.DECIDE_SUGGESTION: {F: Reach.ALL},
    May.IMPORT_ORGANISATIONS: {F: Reach.ALL},
    May.MERGE_ORGANISATIONS: {F: Reach.ALL},
    May.ADD_TIE: {**PARTIES, F: Reach.ALL},
    May.DECLARE_TIE: PARTIES,
    May.CONFIRM_TIE: PARTIES,
    May.RECORD_TIE: {F: Reach.ALL},
    May.RUN_WAVE: LEADERS,
    May.READ_ANSWERS: {F: Reach.ALL},
    May.DECIDE_QUOTE: {F: Reach.ALL},
    May.WRITE_EVENT: WRITERS,
    May.PUBLISH_EVENT: LEADERS,
    May.WRITE_PRACTICE: {R: Reach.DRAFT, **WRITERS},
    May.PUBLISH_PRACTICE: LEADERS,
    May.WRITE_FINDING: WRITERS,
    May.PUBLISH_FINDING: LEADERS,
    May.WRITE_REPORT: WRITERS,
    May.PUBLISH_REPORT: LEADERS,
    May.FILL_SAMPLE: EVERYONE_HERE,
    May.WRITE_RECOMMENDATION: WRITERS,
    May.PUBLISH_RECOMMENDATION: LEADERS,
    May.ANSWER_OFFICIALLY: PARTIES,
    May.RECORD_ANSWER: {F: Reach.ALL},
    May.WALK_ROADMAP: {**PARTIES, F: Reach.OWN},
    May.AGREE_HANDSHAKE: PARTIES,
    May.RECORD_HANDSHAKE: {F: Reach.OWN},
    May.WRITE_PARTNERSHIP: {**PARTIES, F: Reach.OWN},
    May.AGREE_PARTNERSHIP: PARTIES,
    May.WRITE_PLAN: WRITERS,
    May.PUBLISH_PLAN: LEADERS,
    May.SAY_STATUS: PARTIES,
    May.RECORD_STATUS: {F: Reach.ALL},
    May.WRITE_RESULT: WRITERS,
    May.PUBLISH_RESULT: LEADERS,
    May.SEE_HISTORY: {R: Reach.OWN, C: Reach.ALL, O: Reach.ALL, F: Reach.ALL, K: Reach.ALL},
    May.INVITE_COLLEAGUE: {R: Reach.OWN, F: Reach.ALL, K: Reach.ALL},
    May.MANAGE_MEMBERS: LEADERS,
    May.CHANGE_SETTINGS: {F: Reach.ALL, K: Reach.ALL, STEWARD: Reach.ALL},
    May.CREATE_WORKSPACE: {K: Reach.ALL, STEWARD: Reach.ALL},
    May.RUN_INSTALLATION: {STEWARD: Reach.ALL},
}


@dataclass(frozen=True)
class Party:
    """Who a thing belongs to: an organisation, its side, or a person who was invited to it."""

    organisation_id: UUID | None = None
    side: str = ""
    person_id: UUID | None = None


def parties_of(thing: Any) -> tuple[Party, ...]:
    """The parties a thing names by its method `parties()`."""
    return tuple(thing.parties()) if hasattr(thing, "parties") else ()


def allows(actor: Actor, verb: May, thing: Any) -> bool:
    """Whether this actor may do this to this thing (a row of a workspace, or a workspace)."""
    grid = GRID[verb]
    if actor.is_system or ANYBODY in grid:
        return True
    if not actor.is_signed_in:
        return False
    if SIGNED_IN in grid or (STEWARD in grid and actor.is_steward):
        return True
    # What belongs to no place yet (a new place) is asked of every place of the actor.
    places = actor.places if thing is None else actor.places_in(_workspace_id(thing))
    return any(_reaches(grid[place.role], place, thing, actor) for place in places if place.role in grid)


def may_somewhere(actor: Actor, verb: May, workspace: Workspace | None) -> bool:
    """Whether a page with this verb opens at all: own-only rights count, the change asks again."""
    if workspace is None or allows(actor, verb, workspace):
        return allows(actor, verb, workspace)
    return any(place.role in GRID[verb] for place in actor.places_in(workspace.pk))


def _workspace_id(thing: Any) -> UUID | None:
    return thing.pk if isinstance(thing, Workspace) else getattr(thing, "workspace_id", None)


def _reaches(reach: Reach, place: Any, thing: Any, actor: Actor) -> bool:
    if reach is Reach.ALL:
        return True
    if reach is Reach.DRAFT:
        return isinstance(thing, Workspace) or getattr(thing, "state", "") == "draft"
    return any(_is_own(place, party, actor) for party in parties_of(thing))


def is_party(actor: Actor, thing: Any) -> bool:
    """Whether this actor is one of a thing's parties: what only its parties may see asks this."""
    places = actor.places_in(_workspace_id(thing))
    return actor.is_system or any(_is_own(place, party, actor) for party in parties_of(thing) for place in places)


def _is_own(place: Any, party: Party, actor: Actor) -> bool:
    if party.person_id is not None:
        return bool(actor.person and party.person_id == actor.person.pk)
    if place.organisation_id is not None:
        return party.organisation_id == place.organisation_id
    return place.role == Role.OFFICER and party.side == Side.MUNICIPALITY
