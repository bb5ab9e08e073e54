"""The public shape of tallies, gaps and findings: the columns of their twins, suppressed like their pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from localympact.foundation.documents.cells import Hidden
from localympact.foundation.documents.tables import Column, Table
from localympact.foundation.workspaces.addresses import place_slug
from localympact.phase1_mapping.findings.models import Finding, Gap, Tally
from localympact.phase1_mapping.surveys.models import Wave
from localympact.phase1_mapping.tallies.comparing import Asked, reason_words, side_name, why_hidden
from localympact.phase1_mapping.tallies.tally import Tally as Counted

Pair = tuple[Asked, str]


def web_address(row: Any) -> str:
    """The whole address of a page."""
    return settings.BASE_URL + str(row.get_absolute_url())


def _row(pair: Pair) -> Tally:
    found: Tally = pair[0].rows[pair[1]]
    return found


def _counted(pair: Pair) -> Counted:
    return pair[0].tallies[pair[1]]


def _or_hidden(part: str) -> Any:
    def value(pair: Pair) -> Any:
        counted = _counted(pair)
        found = getattr(counted, part)
        wanted = part == "n" or counted.definition == "scale"
        return why_hidden(counted) if found is None and wanted else found

    return value


def _shown(pair: Pair) -> list[dict[str, Any]]:
    asked, side = pair
    return [
        {"codes": list(c.codes), "label": asked.label(c), "count": c.count, "percent": c.share_percent}
        for c in asked.tallies[side].shown
    ]


def tally_table(asked: Iterable[Asked], wave: Wave, *, example: bool) -> Table:
    """Every tally of a wave as a row."""
    columns = (
        Column("id", "id", lambda pair: str(_row(pair).pk)),
        Column("url", _("address"), lambda pair: web_address(_row(pair)), "url"),
        Column("title", _("question"), lambda pair: str(_row(pair).question.label)),
        Column("workspace", _("place"), lambda pair: wave.workspace.slug),
        Column("updated", _("counted on"), lambda pair: _row(pair).counted_on, "date"),
        Column("name", _("code"), lambda pair: pair[0].name),
        Column("side", _("side"), lambda pair: pair[1]),
        Column("n", "n", _or_hidden("n"), "number"),
        Column("mean", _("mean"), _or_hidden("mean"), "number", 1),
        Column("spread", _("spread"), _or_hidden("spread"), "number", 1),
        Column("level", _("level"), lambda pair: _counted(pair).level),
        Column("shown", _("counts"), _shown),
        Column("withheld", _("not shown because"), lambda pair: reason_words(_counted(pair))),
        Column("method", _("method"), lambda pair: _counted(pair).method),
    )
    pairs = [(one, side) for one in asked for side in one.tallies]
    return Table(columns, pairs, wave.title, example=example)


def gap_table(gaps: Iterable[Gap], titles: dict[str, str], wave: Wave, *, example: bool) -> Table:
    """Every gap of a wave as a row."""
    columns = (
        Column("id", "id", lambda gap: str(gap.pk)),
        Column("url", _("address"), lambda gap: web_address(gap), "url"),
        Column("title", _("statement"), lambda gap: titles.get(gap.name, str(gap))),
        Column("workspace", _("place"), lambda gap: wave.workspace.slug),
        Column("updated", _("counted on"), lambda gap: gap.municipality.counted_on, "date"),
        Column("name", _("code"), "name"),
        Column("municipality", _("municipality"), lambda gap: gap.municipality.numbers["mean"], "number", 1),
        Column("municipality_n", _("municipality, n"), lambda gap: gap.municipality.numbers["n"], "number"),
        Column("organisations", _("organisations"), lambda gap: gap.organisations.numbers["mean"], "number", 1),
        Column("organisations_n", _("organisations, n"), lambda gap: gap.organisations.numbers["n"], "number"),
        Column("difference", _("difference"), "difference", "number", 1),
        Column("low", _("from"), _end("low"), "number", 1),
        Column("high", _("to"), _end("high"), "number", 1),
        Column("may_be_chance", _("may be chance"), lambda gap: None if gap.low is None else gap.may_be_chance),
    )
    return Table(columns, list(gaps), wave.title, example=example)


def _end(part: str) -> Any:
    def value(gap: Gap) -> float | Hidden:
        found: float | None = getattr(gap, part)
        return Hidden(str(_("not shown, so that nobody is recognised"))) if found is None else found

    return value


def finding_table(findings: Iterable[Finding], *, example: bool) -> Table:
    """Findings as rows."""
    columns = (
        Column("id", "id", lambda row: str(row.pk)),
        Column("url", _("address"), web_address, "url"),
        Column("title", _("finding"), lambda row: str(row.sentence)),
        Column("workspace", _("place"), place_slug),
        Column("updated", _("last changed"), "updated_at", "date"),
        Column("kind", _("kind"), "kind"),
        Column("strength", _("how well it stands"), "strength"),
        Column("text", _("more about it"), lambda row: str(row.text)),
        Column("against", _("what speaks against it"), lambda row: str(row.against)),
    )
    return Table(columns, list(findings), _("Findings"), example=example)


def answers_table(asked: Asked, side: str, *, example: bool) -> Table:
    """The counts of one side of one question."""
    tally = asked.tallies[side]
    columns = (
        Column("answer", _("Answer"), lambda cell: asked.label(cell)),
        Column("count", _("Number"), "count", "number", 0),
        Column("percent", "%", "share_percent", "number", 0),
    )
    return Table(columns, tally.shown, asked.title, side_name(side), example)


def group_table(asked: Asked, groups: dict[str, Counted], labels: dict[str, str], *, example: bool) -> Table:
    """One question by group of organisations: every group shows the same."""
    first = next(iter(groups.values()))
    columns = [
        Column("group", _("Group"), lambda item: labels.get(item[0], item[0])),
        Column("n", "n", lambda item: item[1].n, "number", 0),
    ]
    if first.mean is not None:
        columns.append(Column("mean", _("mean"), lambda item: item[1].mean, "number", 1))
    for place, cell in enumerate(first.shown):
        columns.append(Column(f"answer_{place}", f"{asked.label(cell)}, %", _share_at(place), "number", 0))
    return Table(columns, list(groups.items()), _("By group of organisations"), example=example)


def _share_at(place: int) -> Any:
    return lambda item: item[1].shown[place].share_percent
