"""Questionnaires as workbooks, waves as rows, public links as pictures to print."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

import segno
import xlsxwriter
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from localympact.foundation.documents.cells import clean
from localympact.foundation.documents.tables import Column, Table
from localympact.foundation.workspaces.models import Workspace
from localympact.phase1_mapping.surveys.models import Questionnaire, Version, Wave

WAVES = (
    Column("id", _("id"), lambda wave: str(wave.pk)),
    Column("url", _("address"), lambda wave: settings.BASE_URL + wave.get_absolute_url(), "url"),
    Column("title", _("title"), lambda wave: str(wave.title)),
    Column("workspace", _("place"), lambda wave: wave.workspace.slug),
    Column("updated", _("updated"), lambda wave: wave.closed_at.date() if wave.closed_at else wave.opens_on, "date"),
    Column("state", _("state"), "state"),
    Column("anonymity", _("anonymity"), "anonymity"),
    Column("opens_on", _("opens on"), "opens_on", "date"),
    Column("closes_on", _("closes on"), "closes_on", "date"),
    Column("languages", _("languages"), lambda wave: " ".join(wave.languages)),
)
QUESTIONNAIRES = (
    Column("id", _("id"), lambda row: str(row.pk)),
    Column("title", _("title"), lambda row: str(row.title)),
    Column("pair", _("pair"), "pair"),
    Column("side", _("side"), "side"),
)


def waves_table(waves: Iterable[Wave], *, example: bool) -> Table:
    """Surveys as rows."""
    return Table(WAVES, waves, title=_("Surveys"), example=example)


def questionnaires_table(rows: Iterable[Questionnaire], workspace: Workspace) -> Table:
    """Questionnaires as rows."""

    def page(row: Questionnaire) -> str:
        return settings.BASE_URL + reverse("show_questionnaire", args=[workspace.slug, row.pair])

    columns = (Column("url", _("address"), page, "url"), *QUESTIONNAIRES)
    return Table(columns, rows, title=_("Questionnaires"), example=workspace.example)


def as_xlsform(version: Version) -> bytes:
    """The questionnaire as its author wrote it: an XLSForm that any XLSForm tool reads. Every cell is text."""
    out = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, plain)
    bold = book.add_format({"bold": True, "bottom": 1})
    for name, rows in version.sheets.items():
        _write_sheet(book.add_worksheet(name), rows, bold)
    book.close()
    return out.getvalue()


def _write_sheet(sheet: Any, rows: list[dict[str, str]], bold: Any) -> None:
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    for place, heading in enumerate(headings):
        sheet.write_string(0, place, clean(heading), bold)
    for line, row in enumerate(rows, 1):
        for place, heading in enumerate(headings):
            if row.get(heading):
                sheet.write_string(line, place, clean(row[heading]))
    sheet.freeze_panes(1, 0)


def qr_code(address: str) -> SafeString:
    """An address as a square to photograph, drawn into the page."""
    drawn = segno.make(address, error="m").svg_inline(scale=4, border=2, svgclass="qr", lineclass=None, omitsize=True)
    return mark_safe(drawn)  # noqa: S308 - drawn here, from an address of ours
