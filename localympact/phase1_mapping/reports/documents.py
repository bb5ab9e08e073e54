"""The report as one document: chapter by chapter, in one language, as a draft or frozen as an edition."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from localympact.foundation.core.refused import Refused
from localympact.foundation.core.scope import inside
from localympact.foundation.documents.charts import Strand
from localympact.foundation.documents.document import Block, Cover, Document, Heading, Meta
from localympact.foundation.documents.markdown import to_blocks
from localympact.foundation.languages.names import LANGUAGES
from localympact.foundation.languages.translated import TranslatedText
from localympact.foundation.workspaces.declarations import CHAPTERS
from localympact.phase1_mapping.findings.models import Finding
from localympact.phase1_mapping.reports.freezing import frozen, thawed
from localympact.phase1_mapping.reports.material import Material, gather
from localympact.phase1_mapping.reports.models import Edition, Report
from localympact.phase1_mapping.tallies.comparing import MUNICIPALITY, ORGANISATIONS


def words_of(report: Report, code: str) -> TranslatedText:
    """The facilitator's own words of a chapter."""
    return TranslatedText.from_json(report.words.get(code))


def draft_of(report: Report, language: str) -> Document:
    """The report as it stands now, with its watermark."""
    return _document(gather(report, language), watermark=True, meta={})


@dataclass(frozen=True)
class Drawn:
    """The next edition of a report in every language, not kept yet; `version` is that of the report it was drawn of."""

    version: int
    number: int
    documents: dict[str, Any]
    findings: list[Finding]


def draw_edition(report: Report, tell: Callable[[int], None] = lambda done: None) -> Drawn:
    """Draw the next edition. This takes seconds, so nothing is written meanwhile; `tell` hears how far it is."""
    with inside(report.workspace):
        material = gather(report, "en")
        if not any(part.wave for part in material.parts):
            raise Refused(_("There are no counted answers yet. Close a survey first, then publish the report."))
        number = next_number(report)
        with override("en"):
            address = reverse("show_edition", args=[report.workspace.slug, report.pk, number])
        documents = _of_languages(report, number, address, tell)
    return Drawn(report.version, number, documents, material.findings)


def next_number(report: Report) -> int:
    """The number of the edition that comes next."""
    last = report.editions.defer("documents").first()
    return last.number + 1 if last else 1


def _of_languages(report: Report, number: int, address: str, tell: Callable[[int], None]) -> dict[str, Any]:
    today = timezone.localdate()
    meta = {"published_on": today, "version": str(number), "frozen": True}
    made: dict[str, Any] = {}
    for language in LANGUAGES:
        tell(len(made))
        with override(language):
            web = settings.BASE_URL + address.replace("/en/", f"/{language}/", 1)
        document = _document(gather(report, language), watermark=False, meta=meta | {"address": web})
        made[language] = frozen(document)
    return made


def document_of(edition: Edition, language: str) -> Document:
    """A frozen edition in a language."""
    return thawed(edition.documents[language if language in edition.documents else "en"])


def _document(material: Material, *, watermark: bool, meta: dict[str, Any]) -> Document:
    report = material.report
    with override(material.language):
        places = ", ".join(part.name for part in material.parts)
        return Document(
            title=str(report.title),
            subtitle=places,
            language=material.language,
            blocks=tuple(_blocks(material)),
            meta=Meta(author=report.workspace.facilitated_by, place=places, **meta),
            example=material.example,
            watermark=_("Draft") if watermark else "",
            identifier=str(report.pk),
            phase="mapping",
            cover=_cover(material, places),
            contents=True,
        )


def _blocks(material: Material) -> Iterator[Block]:
    for chapter in CHAPTERS:
        words = str(words_of(material.report, chapter.code))
        if chapter.code == "summary" and material.report.summary:
            words = f"{material.report.summary}\n\n{words}".strip()
        own = to_blocks(words, level=2) if words else ()
        reckoned = tuple(chapter.blocks(material))
        if own or reckoned:
            yield Heading(str(chapter.title), 1, anchor=chapter.code)
            yield from own
            yield from reckoned


def _cover(material: Material, places: str) -> Cover:
    statements = material.parts[0].family("") if len(material.parts) == 1 else []
    strands = tuple(Strand(one.title, one.mean(MUNICIPALITY), one.mean(ORGANISATIONS)) for one in statements)
    legend = _("The ribbon between the two strands is as wide as the distance between their answers.")
    shown = sum(None not in (strand.municipality, strand.organisations) for strand in strands) >= 3
    return Cover(places, strands, legend if shown else "")
