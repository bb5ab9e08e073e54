"""What we ask before and after an import."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from localympact.foundation.files.tables import RawTable
from localympact.foundation.vocabularies.queries import aliases
from localympact.phase1_mapping.imports.mapping import ignored_columns, propose_mapping
from localympact.phase1_mapping.imports.models import Import
from localympact.phase1_mapping.imports.reading import read_table
from localympact.phase1_mapping.imports.rows import CleanRow, Problem, clean_rows
from localympact.phase1_mapping.imports.verdicts import Verdict, judge, report
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase1_mapping.organisations.queries import entry_of_organisation
from localympact.phase1_mapping.organisations.similarity import Entry

Read = CleanRow | list[Problem]


def table_of(one: Import) -> RawTable:
    """The table as it was read from the file."""
    return RawTable(
        filename=one.filename,
        encoding=one.encoding,
        separator=one.separator,
        sheet=one.sheet,
        rows=one.raw_rows,
        header_rows=tuple(one.header_rows),
        header=tuple(one.header),
        lines_across=frozenset(one.lines_across),
    )


def mapping_of(one: Import) -> dict[int, str]:
    """Which column holds which field."""
    return {int(column): field for column, field in one.mapping.items()}


def read_rows(table: RawTable, mapping: dict[int, str]) -> list[Read]:
    """Every record in our form; a legal form is one of ours, or a note."""
    forms = aliases("legal_form")
    return [
        row if isinstance(row, list) else replace(row, legal_form=forms.get(row.legal_form.casefold(), ""))
        for row in clean_rows(table, mapping, aliases("kind"))
    ]


def judged(rows: Iterable[Read], country: str) -> list[Verdict]:
    """A verdict for every row, against what is listed here and what was imported before."""
    return judge(rows, listed_entries(country), seen=rows_seen(), country=country)


def listed_entries(country: str) -> list[Entry]:
    """Every organisation of the open place, drafts and archived ones too, as one side of a comparison."""
    return [entry_of_organisation(one, country) for one in Organisation.objects.filter(merged_into=None)]


def rows_seen() -> dict[str, str]:
    """Rows of finished imports with the organisation each became, so that a second import changes nothing."""
    merged = {
        str(loser): str(winner)
        for loser, winner in Organisation.objects.exclude(merged_into=None).values_list("pk", "merged_into")
    }
    seen: dict[str, str] = {}
    for effects in Import.objects.filter(state=Import.State.DONE).order_by("done_at").values_list("effects", flat=True):
        for effect in effects:
            seen[effect["key"]] = merged.get(effect["organisation"], effect["organisation"])
    return seen


def report_on(data: bytes, filename: str, country: str) -> dict[str, object]:
    """What a file holds and what would become of each row, as plain values; nothing is kept."""
    table = read_table(data, filename)
    mapping = propose_mapping(table.header, table.sample())
    verdicts = judged(read_rows(table, mapping), country)
    return report(table, verdicts, ignored_columns(table.header, mapping, table.sample()))
