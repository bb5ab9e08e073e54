"""Building the demo: two programmes, made only through changes, in one transaction."""

from __future__ import annotations

import random
from collections.abc import Iterator

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from localympact.across.demo import (
    invented,
    invented_answers,
    invented_partnership,
    invented_plan,
    invented_report,
    invented_story,
    invented_ties,
    real,
    real_story,
)
from localympact.foundation.core.scope import across_workspaces
from localympact.foundation.people.models import Person
from localympact.foundation.people.views import sign_in_key
from localympact.foundation.workspaces.actors import system
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.shipped import load_all

SEED = 20_220_103
BY = system("the demo")
EXAMPLE_ADDRESSES = "@example.org"


def is_empty() -> bool:
    """Whether nobody has made a place here yet."""
    return not Workspace.objects.exists()


def is_built() -> bool:
    """Whether the demo stands already."""
    return Workspace.objects.filter(slug="local-y-mpact").exists()


@transaction.atomic
def build() -> None:
    """Build both programmes; all of it or nothing."""
    random.seed(SEED)
    with translation.override("en"):
        load_all(by=BY)
        made = real.build_programme(BY)
        real_story.tell(made, BY)
        programme, places = invented.build_programme(BY)
        for place in places:
            first = invented_answers.ask(place, invented_answers.FIRST)
            invented_ties.declare(place)
            invented_story.tell(place, first)
            invented_report.publish(place, first)
            invented_partnership.walk(place)
            invented_plan.write(place)
            second = invented_answers.ask(place, invented_answers.SECOND, first)
            invented_report.publish_again(place, second)
            invented_plan.carry_out(place)
            invented_story.hold_events(place, 0, 365)
            invented_answers.leave_one_open(place)
        invented_report.publish_side_by_side(programme, places)
        by_slug = {place.workspace.slug: place for place in places}
        invented_plan.adapt(by_slug["liepkalni"], by_slug["bryggby"])


def sign_in_links() -> Iterator[tuple[str, str]]:
    """Who is who, and one link, for each of the demo's people, who all have example addresses."""
    everybody = Person.objects.filter(email__endswith=EXAMPLE_ADDRESSES, is_active=True).order_by("joined_at", "email")
    with translation.override("en"), across_workspaces("the terminal says who works where"):
        for person in everybody:
            places = [f"{one.get_role_display()}, {one.workspace}" for one in person.memberships.all()]
            who = "; ".join(places) or ("steward" if person.is_steward else "no place yet")
            yield f"{person.name} ({who})", settings.BASE_URL + reverse("sign_in_by_link", args=[sign_in_key(person)])
