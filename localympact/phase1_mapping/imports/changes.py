"""From a stranger's file to entries of the directory, and the whole way back."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from typing import Any, Literal
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from localympact.foundation.core import recording
from localympact.foundation.core.refused import Refused
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.change import change
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.permissions import May
from localympact.phase1_mapping.imports.forms import LABELS
from localympact.phase1_mapping.imports.mapping import FIELDS, propose_mapping
from localympact.phase1_mapping.imports.models import Import
from localympact.phase1_mapping.imports.queries import judged, mapping_of, read_rows, table_of
from localympact.phase1_mapping.imports.reading import read_table
from localympact.phase1_mapping.imports.rows import CleanRow
from localympact.phase1_mapping.imports.verdicts import Kind, Verdict, report, row_key
from localympact.phase1_mapping.imports.writing import Hand
from localympact.phase1_mapping.organisations.models import Organisation

Accept = Literal["all", "sure"] | Collection[int]
SURE = (Kind.NEW, Kind.CHANGED, Kind.SAME)


def import_file(
    workspace: Workspace, *, data: bytes, filename: str, accept: Accept = "sure", language: str = "", by: Actor
) -> Import:
    """Read a file and take its rows over at once: for the command and the demo.

    `accept` is "sure" (new and changed rows), "all" (possible duplicates too, as organisations of their own) or
    the numbers of the rows to take over. `language` is that of the descriptions in the file.
    """
    proposed = read_file(workspace, data=data, filename=filename, language=language, by=by)
    return confirm_import(proposed, accept=accept, by=by)


@change(May.IMPORT_ORGANISATIONS)
def read_file(workspace: Workspace, *, data: bytes, filename: str, language: str = "", by: Actor) -> Import:
    """Read a file and say what would become of each row; nothing is taken over yet."""
    table = read_table(data, filename)
    one = Import(
        workspace=workspace,
        filename=filename[:200],
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=table.encoding,
        separator=table.separator,
        sheet=table.sheet[:120],
        header=list(table.header),
        header_row=table.header_row,
        header_rows=list(table.header_rows),
        lines_across=sorted(table.lines_across),
        raw_rows=table.rows,
        language=language or next(iter(workspace.languages), "en"),
    )
    one.mapping = {str(column): field for column, field in propose_mapping(table.header, table.sample()).items()}
    _judge(one)
    one.save()
    return one


@change(May.IMPORT_ORGANISATIONS)
def choose_mapping(one: Import, *, mapping: Mapping[int, str], language: str = "", by: Actor) -> Import:
    """Say which column holds what; the verdicts are found anew."""
    _refuse_unless_open(one)
    chosen = [field for field in mapping.values() if field]
    twice = next((field for field in chosen if chosen.count(field) > 1), "")
    if twice:
        raise Refused(_("Two columns are marked as “%(field)s”. Choose one of them.") % {"field": LABELS[twice]})
    if "name" not in chosen:
        raise Refused(_("Say which column holds the name of the organisation."))
    one.mapping = {str(column): field for column, field in sorted(mapping.items()) if field in FIELDS}
    one.language = language or one.language
    _judge(one)
    one.save()
    return one


@change(May.IMPORT_ORGANISATIONS)
def confirm_import(
    one: Import,
    *,
    accept: Accept = "sure",
    same_as: Mapping[int, UUID] | None = None,
    publish: bool = True,
    by: Actor,
) -> Import:
    """Take the accepted rows over. `same_as` says of a row which listed organisation it speaks about."""
    _refuse_unless_open(one)
    rows = read_rows(table_of(one), mapping_of(one))
    verdicts = judged(rows, one.workspace.country)
    hand = Hand(one.workspace, language=one.language, publish=publish)
    effects = []
    for row, verdict in zip(rows, verdicts, strict=True):
        if isinstance(row, CleanRow):
            effects += _take(hand, row, verdict, accept, (same_as or {}).get(row.row))
    recording.current(Import).source = one.filename
    one.verdicts = _said(one, rows, verdicts)
    one.effects, one.raw_rows = effects, []
    one.state, one.done_at = Import.State.DONE, timezone.now()
    one.save()
    return one


@change(May.IMPORT_ORGANISATIONS)
def undo_import(one: Import, *, by: Actor) -> Import:
    """Take a whole import back: what it listed goes, what it changed is as before, later work of people stays."""
    if _state_now(one) != Import.State.DONE:
        raise Refused(_("Only an import that was carried out can be undone."))
    hand = Hand(one.workspace, language=one.language)
    recording.current(Import).source = one.filename
    one.effects = [hand.take_back(effect) for effect in reversed(one.effects)][::-1]
    one.state, one.undone_at = Import.State.UNDONE, timezone.now()
    one.save()
    return one


@change(May.IMPORT_ORGANISATIONS)
def discard_import(one: Import, *, by: Actor) -> None:
    """Throw away a file that was read and not taken over."""
    _refuse_unless_open(one)
    one.delete()


def _judge(one: Import) -> None:
    rows = read_rows(table_of(one), mapping_of(one))
    one.verdicts = _said(one, rows, judged(rows, one.workspace.country))


def _said(one: Import, rows: list[Any], verdicts: list[Verdict]) -> list[dict[str, Any]]:
    """The verdicts as they are kept and shown, each with the name that stands in its row."""
    reported: Any = report(table_of(one), verdicts)["rows"]
    for row, said in zip(rows, reported, strict=True):
        said["name"] = row.name if isinstance(row, CleanRow) else _as_written(one, said["row"])
        said["place"] = row.place if isinstance(row, CleanRow) else ""
        said["notes"] = list(row.notes) if isinstance(row, CleanRow) else []
    return list(reported)


def _as_written(one: Import, number: int) -> str:
    cells = one.raw_rows[number - 1] if 0 < number <= len(one.raw_rows) else []
    return " · ".join(cell for cell in cells if cell.strip())[:120]


def _take(hand: Hand, row: CleanRow, verdict: Verdict, accept: Accept, same_as: UUID | None) -> list[dict[str, Any]]:
    key = row_key(row)
    if same_as is not None:
        meant = Organisation.objects.filter(pk=same_as).first()
        return [hand.join(row, meant, key)] if meant else []
    if verdict.kind is Kind.SAME:
        return [{"row": row.row, "key": key, "organisation": verdict.matches[0].key, "did": "nothing"}]
    if not _is_accepted(row, verdict, accept):
        return []
    if verdict.kind is Kind.CHANGED:
        return [hand.correct(row, Organisation.objects.get(pk=verdict.matches[0].key), verdict.changes, key)]
    return [hand.list_new(row, key)]


def _is_accepted(row: CleanRow, verdict: Verdict, accept: Accept) -> bool:
    if accept == "all":
        return True
    if accept == "sure":
        return verdict.kind in SURE
    return row.row in accept


def _refuse_unless_open(one: Import) -> None:
    if _state_now(one) != Import.State.PROPOSED:
        raise Refused(_("This file was dealt with already. Import it again if you need it."))


def _state_now(one: Import) -> str:
    """Two people may press the button at the same moment: the row is held until the end."""
    return str(Import.objects.select_for_update().values_list("state", flat=True).get(pk=one.pk))
