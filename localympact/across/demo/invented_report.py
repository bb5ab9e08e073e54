"""The report of an invented municipality after each survey, and that of the programme side by side."""

from __future__ import annotations

from localympact.across.demo import clock
from localympact.across.demo.invented import Place
from localympact.across.demo.reading import text, toml
from localympact.foundation.core.scope import inside
from localympact.foundation.people.models import Person
from localympact.foundation.workspaces.actors import actor_of
from localympact.foundation.workspaces.models import Side, Workspace
from localympact.phase1_mapping.quotes import changes as quotes
from localympact.phase1_mapping.reports import changes as reports
from localympact.phase1_mapping.reports.documents import draw_edition
from localympact.phase1_mapping.reports.models import Report
from localympact.phase1_mapping.responses.models import Response
from localympact.phase1_mapping.surveys.models import Wave

PUBLISHED, AGAIN, SIDE_BY_SIDE = -280, -20, -18
QUOTED, MOST_QUOTES = ("Q27", "Q29"), 4


def publish(place: Place, wave: Wave) -> None:
    """Write and publish what the first survey showed."""
    told, by = place.told["report"], place.facilitator
    with clock.at(clock.day(days=PUBLISHED)):
        allow_some_quotes(place, wave)
        report = reports.write_report(
            place.workspace, title=text(told["title"]), summary=text(told["summary"]), waves=[wave], by=by
        )
        reports.publish_report(report, drawn=draw_edition(report), by=by)


def publish_again(place: Place, wave: Wave) -> None:
    """The next edition, after the same was asked again: it says what moved since."""
    with clock.at(clock.day(days=AGAIN)):
        allow_some_quotes(place, wave)
        with inside(place.workspace):
            report = Report.objects.get()
        reports.edit_report(report, waves=[wave], by=place.facilitator)
        reports.publish_report(report, drawn=draw_edition(report), by=place.facilitator)


def allow_some_quotes(place: Place, wave: Wave) -> None:
    """Allow three different open answers of each side to each of two questions; one more is refused."""
    with inside(place.workspace):
        rows = list(Response.objects.filter(wave_side__wave=wave).select_related("wave_side__wave"))
    for name in QUOTED:
        for side in Side.values:
            written = {row.answers[name]: row for row in rows if row.wave_side.side == side and row.answers.get(name)}
            for number, words in enumerate(sorted(written)[:MOST_QUOTES]):
                if number + 1 < MOST_QUOTES:
                    quotes.allow_quote(written[words], name=name, words=words, by=place.facilitator)
                else:
                    quotes.refuse_quote(written[words], name=name, by=place.facilitator)


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
