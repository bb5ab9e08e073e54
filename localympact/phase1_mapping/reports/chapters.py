"""The chapters of the report on needs and challenges that the mapping itself has something to say about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from localympact.foundation.documents.cells import Hidden, date_text, number_text
from localympact.foundation.documents.document import (
    Block,
    BulletList,
    DataTable,
    Figure,
    Heading,
    Note,
    Paragraph,
    Quote,
)
from localympact.foundation.documents.inline import literal
from localympact.foundation.workspaces.declarations import Chapter, chapter
from localympact.phase1_mapping.findings.models import Finding
from localympact.phase1_mapping.quotes.queries import Said
from localympact.phase1_mapping.reports import tables
from localympact.phase1_mapping.reports.material import Material, Part
from localympact.phase1_mapping.tallies.comparing import (
    MUNICIPALITY,
    ORGANISATIONS,
    SIDES,
    Asked,
    gaps_picture,
    means_picture,
    picture_of,
    side_name,
)
from localympact.phase1_mapping.tallies.moving import moved_table
from localympact.phase1_mapping.tallies.statements import FAMILIES

Kind = Finding.Kind
WIDEST = 14


def summary(material: Material) -> Iterator[Block]:
    """The few numbers that say most, place by place."""
    for part in material.parts:
        lines = list(_in_short(part, material.language))
        if lines and material.is_side_by_side:
            yield Heading(part.name, 2)
        if lines:
            yield BulletList(tuple(lines))


def _in_short(part: Part, language: str) -> Iterator[str]:
    counted = {side: part.answers(side) for side in SIDES}
    if None not in counted.values():
        yield _("%(municipality)s people answered for the municipality, %(organisations)s for organisations.") % {
            side: number_text(n or 0, language) for side, n in counted.items()
        }
    statements = part.statements
    clear = [one for one in statements if one.name in part.gaps and not part.gaps[one.name].may_be_chance]
    if clear:
        widest = max(clear, key=lambda one: abs(part.gaps[one.name].difference))
        yield _("On %(clear)s of %(all)s statements the two sides clearly differ, most on “%(widest)s”.") % {
            "clear": number_text(len(clear), language),
            "all": number_text(len(statements), language),
            "widest": literal(widest.title),
        }
    for side, sentence in (
        (MUNICIPALITY, gettext_lazy("The municipality needs most: %(what)s (%(mean)s of 10).")),
        (ORGANISATIONS, gettext_lazy("Organisations need most: %(what)s (%(mean)s of 10).")),
    ):
        rated = [(mean, one) for one in part.family("Q13") if (mean := one.mean(side)) is not None]
        if rated:
            mean, first = max(rated, key=lambda pair: pair[0])
            yield str(sentence) % {"what": literal(first.title), "mean": number_text(mean, language, 1)}


def method(material: Material) -> Iterator[Block]:
    """Who was asked, when, and by which rules the answers were counted."""
    language = material.language
    rows: list[tuple[str | Hidden, ...]] = [
        (_("Residents"), *(_number(part.workspace.residents, language) for part in material.parts)),
        (_("Survey"), *(str(part.wave or "") for part in material.parts)),
        (_("Open from"), *(date_text(part.wave.opens_on, language) if part.wave else "" for part in material.parts)),
        (_("Closed on"), *(date_text(part.wave.closes_on, language) if part.wave else "" for part in material.parts)),
        (_("Answers, municipality"), *(_answers(part, MUNICIPALITY, language) for part in material.parts)),
        (_("Answers, organisations"), *(_answers(part, ORGANISATIONS, language) for part in material.parts)),
    ]
    yield DataTable(
        (_("What"), *(part.name for part in material.parts)),
        tuple(rows),
        caption=_("Who was asked and when"),
        example=material.example,
    )
    k = max((t.k for p in material.parts for one in p.asked.values() for t in one.tallies.values()), default=5)
    yield Paragraph(
        _("Both sides were asked the same questions, each in its own words. This is how they were counted:")
    )
    yield BulletList(
        (
            _("A mean is that of everybody who gave a number from 0 to 10; “cannot say” is left out."),
            _("A gap is the mean of the municipality less the mean of the organisations, with Welch's 95 % interval."),
            _("Where the interval includes zero, the gap may be chance."),
            _("No number stands for fewer than %(k)s people, and none from which a smaller one could be worked out.")
            % {"k": number_text(k, language)},
            _("The counts were frozen when the survey closed. Later changes do not alter them."),
        )
    )


def _number(value: int | None, language: str) -> str:
    return number_text(value, language) if value is not None else ""


def _answers(part: Part, side: str, language: str) -> str | Hidden:
    n = part.answers(side)
    return Hidden(_("too few answers")) if n is None else number_text(n, language)


def active(material: Material) -> Iterator[Block]:
    """How many organisations there are, and what they do."""
    for part in material.parts:
        count = len(part.organisations)
        yield Paragraph(
            ngettext(
                "%(place)s: %(count)s organisation is listed.", "%(place)s: %(count)s organisations are listed.", count
            )
            % {"place": literal(part.name), "count": number_text(count, material.language)}
        )
    yield from tables.directory(material, "group", _("Organisations by group"))
    yield from tables.directory(material, "field", _("Organisations by field of activity"))
    yield from tables.directory(material, "youth_relation", _("How organisations relate to young people"))


def cooperation(material: Material) -> Iterator[Block]:
    """Forms, levels and steps of today's cooperation."""
    for part in material.parts:
        if part.ties:
            yield Paragraph(
                ngettext(
                    "%(place)s: %(count)s cooperation is confirmed by both sides.",
                    "%(place)s: %(count)s cooperations are confirmed by both sides.",
                    part.ties,
                )
                % {"place": literal(part.name), "count": number_text(part.ties, material.language)}
            )
    for name in ("Q07", "Q03", "Q18", "Q17"):
        yield from _question(material, name)


def challenges(material: Material) -> Iterator[Block]:
    """What makes cooperation harder, and where the sides see it differently."""
    yield from _means(material, "Q11")
    yield Heading(_("Where the two sides see it differently"), 2)
    yield from _gaps(material)
    yield from _moved(material)
    yield from _found(material, Kind.CHALLENGE, Kind.GAP, Kind.LOCAL_PROBLEM)


def needs(material: Material) -> Iterator[Block]:
    """What each side needs."""
    yield from _means(material, "Q13")
    yield from _found(material, Kind.NEED)


def opportunities(material: Material) -> Iterator[Block]:
    """What the sides can offer and would like to do more."""
    for name in ("Q22", "Q08", "Q23"):
        yield from _question(material, name)
    yield from _found(material, Kind.OPPORTUNITY)


def voices(material: Material) -> Iterator[Block]:
    """What people wrote themselves: quotes that were allowed for print, in the language they were written in."""
    for part in material.parts:
        if part.said and material.is_side_by_side:
            yield Heading(part.name, 2)
        for said in part.said:
            yield Heading(literal(said.title), 3 if material.is_side_by_side else 2)
            yield from _quotes(said)


def _quotes(said: Said) -> Iterator[Block]:
    for side, quotes in said.quotes.items():
        for quote in quotes:
            yield Quote(literal(quote.words), side_name(side) if side else "", quote.language)


def examples(material: Material) -> Iterator[Block]:
    """Cooperation examples, good and bad."""
    for part in material.parts:
        if part.practices:
            rows = tuple((str(row.title), row.get_outcome_display(), str(row.summary)) for row in part.practices)
            yield DataTable(
                (_("Example"), _("How it went"), _("In a few words")),
                rows,
                caption=part.name if material.is_side_by_side else _("Cooperation examples"),
                example=part.workspace.example,
            )


def conclusions(material: Material) -> Iterator[Block]:
    """What follows from the mapping; of several places, what they share and what is special in one."""
    yield from _found(material, Kind.CONCLUSION)
    if material.is_side_by_side:
        yield from _shared(material)


def _shared(material: Material) -> Iterator[Block]:
    """On which statements the sides clearly differ in every place, and on which in one place only."""
    clear = [{name for name, gap in part.gaps.items() if not gap.may_be_chance} for part in material.parts]
    titles = {one.name: literal(one.title) for part in material.parts for one in part.statements}
    common = set.intersection(*clear)
    yield Heading(_("What the places have in common"), 2)
    if common:
        yield Paragraph(_("In every place the two sides clearly differ on:"))
        yield BulletList(tuple(words for name, words in titles.items() if name in common))
    else:
        yield Paragraph(_("There is no statement on which the two sides clearly differ in every place."))
    yield Heading(_("What is special in one place"), 2)
    for at, part in enumerate(material.parts):
        alone = clear[at].difference(*(other for place, other in enumerate(clear) if place != at))
        if alone:
            yield Paragraph(_("Only in %(place)s the two sides clearly differ on:") % {"place": literal(part.name)})
            yield BulletList(tuple(words for name, words in titles.items() if name in alone))


def words_only(material: Material) -> Iterable[Block]:
    """A chapter that the facilitator writes."""
    return ()


def annex(material: Material) -> Iterator[Block]:
    """Every counted question in numbers."""
    for part in material.parts:
        if material.is_side_by_side:
            yield Heading(part.name, 2)
        yield from tables.every_question(part, material.language)


def _question(material: Material, name: str) -> Iterator[Block]:
    """One question: a picture for one place, a table beside each other for several."""
    parts = [part for part in material.parts if name in part.asked and part.asked[name].is_shown]
    if material.is_side_by_side and parts:
        yield tables.answers_side_by_side(parts, name, material)
    elif parts:
        chart = picture_of(parts[0].asked[name], language=material.language, example=material.example)
        if chart:
            yield Figure.of(chart, material.language)


def _means(material: Material, family: str) -> Iterator[Block]:
    title = str(FAMILIES[family])
    if material.is_side_by_side:
        yield from tables.means_side_by_side(material, family, title)
        return
    asked = [one for part in material.parts for one in part.family(family)]
    if asked:
        chart = means_picture(asked, title=title, language=material.language, example=material.example)
        yield Figure.of(chart, material.language)


def _gaps(material: Material) -> Iterator[Block]:
    if material.is_side_by_side:
        yield from tables.gaps_side_by_side(material)
        return
    for part in material.parts:
        asked: list[Asked] = part.statements[:WIDEST]
        if asked:
            title = _("Both sides, statement by statement")
            chart = gaps_picture(asked, part.gaps, title=title, language=material.language, example=material.example)
            yield Figure.of(chart, material.language)


def _moved(material: Material) -> Iterator[Block]:
    """What changed since the survey before, for places that were asked twice."""
    parts = [part for part in material.parts if part.moved]
    if parts:
        yield Heading(_("What moved since the survey before"), 2)
    for part in parts:
        caption = part.name if material.is_side_by_side else str(part.wave)
        yield moved_table(part.moved, language=material.language, caption=caption, example=part.workspace.example)


def _found(material: Material, *kinds: Any) -> Iterator[Block]:
    for part in material.parts:
        for finding in part.findings:
            if finding.kind in kinds:
                title = f"{part.name}: {finding.sentence}" if material.is_side_by_side else str(finding.sentence)
                strength = f"{finding.get_kind_display()}, {finding.get_strength_display()}"
                yield Note(str(finding.text) or literal(strength), title=title, kind="finding")


chapter(
    Chapter(
        "summary", gettext_lazy("Summary"), summary, 10, gettext_lazy("What somebody with two minutes should know.")
    ),
    Chapter("method", gettext_lazy("The place and how we asked"), method, 20, gettext_lazy("What is special here.")),
    Chapter(
        "active", gettext_lazy("Active organisations"), active, 30, gettext_lazy("What stands out in the directory.")
    ),
    Chapter(
        "cooperation",
        gettext_lazy("How we cooperate today"),
        cooperation,
        40,
        gettext_lazy("Which forms are alive, which only on paper."),
    ),
    Chapter(
        "challenges",
        gettext_lazy("Challenges"),
        challenges,
        50,
        gettext_lazy("What the differences mean in daily work."),
    ),
    Chapter("needs", gettext_lazy("Needs"), needs, 60, gettext_lazy("What both sides need, and what only one.")),
    Chapter(
        "opportunities",
        gettext_lazy("Opportunities and offers"),
        opportunities,
        70,
        gettext_lazy("What is there already and could be used."),
    ),
    Chapter(
        "voices",
        gettext_lazy("In their own words"),
        voices,
        75,
        gettext_lazy("Quotes come from the open answers that were allowed for print on the page of the survey."),
    ),
    Chapter("examples", gettext_lazy("Examples"), examples, 80, gettext_lazy("What can be learned from them.")),
    Chapter("conclusions", gettext_lazy("Conclusions"), conclusions, 90, gettext_lazy("What follows from all this.")),
    Chapter("next", gettext_lazy("Next steps"), words_only, 110, gettext_lazy("Who does what until when.")),
    Chapter("annex", gettext_lazy("Annex: all questions in numbers"), annex, 120),
)
