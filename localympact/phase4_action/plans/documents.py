"""Plans as pictures, tables and calendars."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from icalendar import Calendar
from icalendar import Event as Entry

from localympact.foundation.documents.charts import Bar, Chart, Progress, Strip, bar_chart, gantt
from localympact.foundation.documents.tables import Column, Table
from localympact.foundation.languages.translated import TranslatedText
from localympact.foundation.ui import formats
from localympact.foundation.workspaces.addresses import place_slug
from localympact.phase4_action.plans.models import Action, Indicator, Plan, Status

STATES = {Status.NOT_BEGUN: "open", Status.IN_WORK: "in_work", Status.DONE: "done", Status.STOPPED: "stopped"}


def plan_table(plans: Iterable[Plan], *, example: bool) -> Table:
    """The public shape of a plan."""
    columns = (
        Column("id", _("Id"), "pk"),
        Column("url", _("Address"), "get_absolute_url", "url"),
        Column("title", _("Title"), "title"),
        Column("workspace", _("Place"), place_slug),
        Column("state", _("State"), "state"),
        Column("starts", _("From"), "starts_on", "date"),
        Column("ends", _("Until"), "ends_on", "date"),
        Column("updated", _("Changed"), "updated_at", "date"),
    )
    return Table(columns, list(plans), title=_("Action plans"), example=example)


def action_table(actions: Iterable[Action], *, title: str, example: bool) -> Table:
    """The public shape of an action, with what each side says."""
    columns = (
        Column("id", _("Id"), "pk"),
        Column("url", _("Address"), "get_absolute_url", "url"),
        Column("number", _("Number"), lambda row: f"{row.objective.number}.{row.number}"),
        Column("title", _("What is done"), "title"),
        Column("workspace", _("Place"), place_slug),
        Column("objective", _("Objective"), "objective.title"),
        Column("responsible", _("Responsible"), "responsible.name"),
        Column("starts", _("From"), "starts_on", "date"),
        Column("ends", _("Until"), "ends_on", "date"),
        Column("municipality", _("Municipality says"), "status_municipality"),
        Column("organisations", _("Organisations say"), "status_organisations"),
        Column("cost", _("Cost"), "cost", "number"),
        Column("currency", _("Currency"), "currency"),
        Column("no_evidence", _("No evidence recorded"), "no_evidence"),
        Column("updated", _("Changed"), "updated_at", "date"),
    )
    return Table(columns, list(actions), title=title, example=example)


def plan_chart(plan: Plan, actions: Sequence[Action], *, example: bool) -> Chart | None:
    """The plan over time; actions without both dates are in the list only."""
    language = (get_language() or "en")[:2]
    strips = [
        Strip(
            label=f"{action.objective.number}.{action.number} {action.title}",
            begins=action.starts_on,
            deadline=action.ends_on,
            municipality=_progress(action.status_municipality, action.status_municipality_on),
            organisations=_progress(action.status_organisations, action.status_organisations_on),
            who=str(action.responsible or ""),
            group=str(action.objective.title),
            label_language=_other_language(action.title, language),
            group_language=_other_language(action.objective.title, language),
        )
        for action in actions
        if action.starts_on and action.ends_on
    ]
    if not strips:
        return None
    return gantt(strips, today=timezone.localdate(), title=str(plan.title), language=language, example=example)


def _other_language(text: TranslatedText, language: str) -> str:
    """The language a text is shown in, when it is not this one."""
    shown = text.in_language(language)
    return shown.language if shown.is_fallback else ""


def _progress(status: str, said_on: object) -> Progress:
    state = STATES[Status(status)]
    return Progress(state, None, said_on if state == "done" else None)  # type: ignore[arg-type]


def deadlines(actions: Iterable[Action], name: str) -> bytes:
    """The last days of actions as an iCalendar file (RFC 5545)."""
    book = Calendar()
    book.add("prodid", "-//Localympact//EN")
    book.add("version", "2.0")
    book.add("x-wr-calname", name)
    for action in actions:
        if action.ends_on is None:
            continue
        entry = Entry()
        entry.add("uid", f"{action.pk}@localympact")
        entry.add("summary", str(action.title))
        entry.add("dtstart", action.ends_on)
        entry.add("dtend", action.ends_on + timedelta(days=1))
        entry.add("dtstamp", action.updated_at)
        entry.add("url", settings.BASE_URL + action.get_absolute_url())
        book.add_component(entry)
    return bytes(book.to_ical())


def indicators_of(action: Action) -> list[tuple[Indicator, Chart | None]]:
    """The indicators of an action, each with its picture once something was measured."""
    return [(one, indicator_chart(one, example=action.workspace.example)) for one in action.indicators.all()]


def indicator_chart(indicator: Indicator, *, example: bool) -> Chart | None:
    """Where it began, what was measured day by day, where it should go."""
    values = list(indicator.values.all())
    rows = [(formats.day(value.on), value.value) for value in values]
    ends = ((_("Baseline"), indicator.baseline), (_("Target value"), indicator.target))
    first, last = [[(str(label), value)] if value is not None else [] for label, value in ends]
    bars = [Bar(label, plain=float(value)) for label, value in (*first, *rows, *last)]
    if not values or any(bar.plain < 0 for bar in bars):  # type: ignore[operator]
        return None
    title = f"{indicator.name}, {indicator.unit}" if indicator.unit else str(indicator.name)
    decimals = 0 if all(float(bar.plain).is_integer() for bar in bars) else 1  # type: ignore[arg-type]
    language = (get_language() or "en")[:2]
    return bar_chart(
        bars, title=title, language=language, decimals=decimals, value_title=str(_("Value")), example=example
    )
