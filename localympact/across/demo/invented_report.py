"""The report of an invented municipality after each survey, and that of the programme side by side."""

from __future__ import annotations

from localympact.across.demo import clock
from localympact.across.demo.invented import Place
from localympact.across.demo.reading import text, toml
from localympact.foundation.core.scope import inside
from localympact.foundation.people.models import Person
from localympact.foundation.workspaces.actors import actor_of
from localympact.foundation.workspaces.models import Workspace
from localympact.phase1_mapping.reports import changes as reports
from localympact.phase1_mapping.reports.documents import draw_edition
from localympact.phase1_mapping.reports.models import Report
from localympact.phase1_mapping.surveys.models import Wave

PUBLISHED, AGAIN, SIDE_BY_SIDE = -280, -20, -18


def publish(place: Place, wave: Wave) -> None:
    """Write and publish what the first survey showed."""
    told, by = place.told["report"], place.facilitator
    with clock.at(clock.day(days=PUBLISHED)):
        report = reports.write_report(
            place.workspace, title=text(told["title"]), summary=text(told["summary"]), waves=[wave], by=by
        )
        reports.publish_report(report, drawn=draw_edition(report), by=by)


def publish_again(place: Place, wave: Wave) -> None:
    """The next edition, after the same was asked again: it says what moved since."""
    with clock.at(clock.day(days=AGAIN)):
        with inside(place.workspace):
            report = Report.objects.get()
        reports.edit_report(report, waves=[wave], by=place.facilitator)
        reports.publish_report(report, drawn=draw_edition(report), by=place.facilitator)


def publish_side_by_side(programme: Workspace, places: list[Place]) -> None:
    """The three places in one report, published by the coordinator."""
    told = toml("example/places")["programme"]["report"]
    with clock.at(clock.day(days=SIDE_BY_SIDE)):
        by = actor_of(Person.objects.get(email="kim@example.org"))
        report = reports.write_report(
            programme,
            title=text(told["title"]),
            summary=text(told["summary"]),
            covers=[place.workspace for place in places],
            by=by,
        )
        reports.publish_report(report, drawn=draw_edition(report), by=by)
