"""Tables of a report: places beside each other, and every question in numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from localympact.foundation.documents.cells import Hidden, number_text
from localympact.foundation.documents.charts import Bar, bar_chart
from localympact.foundation.documents.document import Alignment, Block, Cell, DataTable, Figure, Heading
from localympact.foundation.vocabularies.queries import name_of
from localympact.phase1_mapping.findings.directory import counts
from localympact.phase1_mapping.reports.material import Material, Part
from localympact.phase1_mapping.tallies.comparing import SIDES, Asked, at_one_grain, side_name, why_hidden
from localympact.phase1_mapping.tallies.tally import BANDS3, Tally

MOST_ROWS = 12
MOST_GAPS = 14


def _numbers_right(width: int) -> tuple[Alignment, ...]:
    rest: list[Alignment] = ["right"] * (width - 1)
    return ("left", *rest)


def directory(material: Material, attribute: str, title: str) -> Iterator[Block]:
    """How many organisations have each code: a picture for one place, a table for several."""
    found = [counts(part.organisations, attribute) for part in material.parts]
    codes = list(dict.fromkeys(code for counted in found for code in counted if code))[:MOST_ROWS]
    if not codes:
        return
    codes.sort(key=lambda code: -sum(counted.get(code, 0) for counted in found))
    names = {code: str(name_of(attribute, code)) for code in codes}
    language = material.language
    if not material.is_side_by_side:
        bars = [Bar(names[code], plain=found[0][code]) for code in codes]
        chart = bar_chart(
            bars, title=title, language=language, value_title=_("organisations"), example=material.example
        )
        yield Figure.of(chart, language)
        return
    rows = [(names[code], *(number_text(counted.get(code, 0), language) for counted in found)) for code in codes]
    header = (_("What"), *(part.name for part in material.parts))
    yield DataTable(header, tuple(rows), _numbers_right(len(header)), title, example=material.example)


def _columns(parts: Sequence[Part]) -> list[str]:
    return [f"{part.name}: {side_name(side)}" for part in parts for side in SIDES]


def _mean(part: Part, name: str, side: str, language: str) -> Cell:
    one = part.asked.get(name)
    mean = one.mean(side) if one else None
    if mean is None:
        return why_hidden(one.tallies.get(side)) if one else Hidden(_("not asked"))
    return number_text(mean, language, 1)


def _titles(material: Material, family: str) -> dict[str, str]:
    return {one.name: one.title for part in material.parts for one in part.family(family)}


def means_side_by_side(material: Material, family: str, title: str) -> Iterator[Block]:
    """The means of both sides in every place."""
    titles = _titles(material, family)
    header = (_("Statement"), *_columns(material.parts))
    rows = [
        (words, *(_mean(part, name, side, material.language) for part in material.parts for side in SIDES))
        for name, words in titles.items()
    ]
    if rows:
        note = _("Means of 0 to 10.")
        yield DataTable(header, tuple(rows), _numbers_right(len(header)), title, note, material.example)


def _widest(material: Material) -> dict[str, str]:
    """The statements that stand first among the gaps of any place."""
    ranked = [(place, one) for part in material.parts for place, one in enumerate(part.statements)]
    ranked.sort(key=lambda pair: (pair[0], pair[1].name))
    return dict(list({one.name: one.title for _place, one in ranked}.items())[:MOST_GAPS])


def gaps_side_by_side(material: Material) -> Iterator[Block]:
    """Municipality less organisations in every place, with its interval."""
    header = [_("Statement")]
    for part in material.parts:
        header += [f"{part.name}: {_('Gap')}", _("likely range")]
    rows = []
    for name, words in _widest(material).items():
        row: list[Cell] = [words]
        for part in material.parts:
            row += _gap(part.gaps.get(name), material.language)
        rows.append(tuple(row))
    if rows:
        note = _("Municipality less organisations. Where the range includes zero, the gap may be chance.")
        title = _("Where the two sides see it differently")
        alignments = _numbers_right(len(header))
        yield DataTable(tuple(header), tuple(rows), alignments, title, note, material.example)


def _gap(gap: Any, language: str) -> list[Cell]:
    if gap is None:
        return [Hidden(_("too few answers"))] * 2
    if gap.low is None:
        return [number_text(gap.difference, language, 1), Hidden(_("not shown"))]
    ends = {"low": number_text(gap.low, language, 1), "high": number_text(gap.high, language, 1)}
    return [number_text(gap.difference, language, 1), _("%(low)s to %(high)s") % ends]


def answers_side_by_side(parts: Sequence[Part], name: str, material: Material) -> DataTable:
    """The shares of each answer to one question, in every place and side, in the same options everywhere."""
    asked = at_one_grain(*(part.asked[name] for part in parts))
    tallies = [one.tallies.get(side) for one in asked for side in SIDES]
    shares = [{cell.codes: cell.share_percent for cell in tally.shown} if tally else {} for tally in tallies]
    words = {
        cell.codes: one.label(cell)
        for one in asked
        for tally in one.tallies.values()
        for cell in tally.shown
        if cell.share_percent is not None
    }
    codes = sorted(words, key=lambda key: -sum(share.get(key) or 0 for share in shares))[:MOST_ROWS]
    rows = [
        (
            words[key],
            *(_share(share, key, tally, material.language) for share, tally in zip(shares, tallies, strict=True)),
        )
        for key in codes
    ]
    header = (_("Answer"), *(f"{column}, %" for column in _columns(parts)))
    return DataTable(header, tuple(rows), _numbers_right(len(header)), asked[0].title, "", material.example)


def _share(share: Mapping[Any, int | None], key: Any, tally: Tally | None, language: str) -> Cell:
    found = share.get(key)
    if found is None:
        known = tally is not None and tally.definition == "public"
        return number_text(0, language) if known else why_hidden(tally)
    return number_text(found, language)


def every_question(part: Part, language: str) -> Iterator[Block]:
    """All counted questions of one place in tables."""
    scales = [one for one in part.asked.values() if one.measure == "scale0_10"]
    for side in SIDES:
        rows = [_scale_row(one, one.tallies[side], language) for one in scales if side in one.tallies]
        if rows:
            header = (_("Statement"), "n", _("mean"), _("spread"), "0–3, %", "4–6, %", "7–10, %")
            caption = _("All statements: %(side)s") % {"side": side_name(side)}
            yield DataTable(header, tuple(rows), _numbers_right(7), caption, "", part.workspace.example)
    choices = [one for one in part.asked.values() if one.measure not in ("scale0_10", "text")]
    if choices:
        yield Heading(_("Questions with answers to choose from"), 3)
    for one in choices:
        yield from _choice_table(one, part, language)


def _scale_row(one: Asked, tally: Tally, language: str) -> tuple[Cell, ...]:
    hidden = why_hidden(tally)
    bands: list[Cell] = [hidden] * 3
    if tally.level == BANDS3:
        bands = [number_text(cell.share_percent or 0, language) for cell in tally.shown]
    return (
        one.title,
        hidden if tally.n is None else number_text(tally.n, language),
        hidden if tally.mean is None else number_text(tally.mean, language, 1),
        hidden if tally.spread is None else number_text(tally.spread, language, 1),
        *bands,
    )


def _key(cell: Any) -> tuple[str, ...]:
    """What makes two counts one row: their options; for what is left of a group of options, the group."""
    return cell.codes if cell.share_percent is not None else (cell.label,)


def _choice_table(one: Asked, part: Part, language: str) -> Iterator[Block]:
    [one] = at_one_grain(one)
    cells = {_key(cell): one.label(cell) for tally in one.tallies.values() for cell in tally.shown}
    if not cells:
        return
    counted = {side: {_key(c): c for c in tally.shown} for side, tally in one.tallies.items()}
    rows = []
    for codes, words in cells.items():
        row: list[Cell] = [words]
        for side in SIDES:
            row += _count(counted.get(side, {}).get(codes), one.tallies.get(side), language)
        rows.append(tuple(row))
    header = [_("Answer")]
    for side in SIDES:
        header += [side_name(side), "%"]
    note = "; ".join(
        _("%(side)s: n = %(n)s") % {"side": side_name(side), "n": number_text(n, language)}
        for side in SIDES
        if side in one.tallies and (n := one.tallies[side].n) is not None
    )
    yield DataTable(tuple(header), tuple(rows), _numbers_right(5), one.title, note, part.workspace.example)


def _count(cell: Any, tally: Tally | None, language: str) -> list[Cell]:
    if cell is None:
        zero = number_text(0, language)
        return [zero, zero] if tally is not None and tally.definition == "public" else [why_hidden(tally)] * 2
    share = "" if cell.share_percent is None else number_text(cell.share_percent, language)
    return [number_text(cell.count, language), share]
