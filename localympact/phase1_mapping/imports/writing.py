"""The hand that lists, corrects and takes back organisations while an import is carried out."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from localympact.foundation.core.refused import Refused
from localympact.foundation.core.rows import State
from localympact.foundation.vocabularies.queries import aliases
from localympact.foundation.workspaces import editing
from localympact.foundation.workspaces.models import Side, Workspace
from localympact.phase1_mapping.imports.rows import CleanRow
from localympact.phase1_mapping.imports.taking import FIELDS, changed_values, values_of
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase1_mapping.organisations.placing import spot_of
from localympact.phase1_mapping.organisations.queries import municipality

Effect = dict[str, Any]


class Hand:
    """Writes rows of a file into one place's directory; only inside a change."""

    def __init__(self, workspace: Workspace, *, language: str, publish: bool = True) -> None:
        self.workspace, self.language, self.publish = workspace, language, publish
        self.groups = aliases("group")
        self.town = municipality()
        taken = Organisation.objects.exclude(external_id="").values_list("external_id", flat=True)
        self.taken = set(taken)

    def list_new(self, row: CleanRow, key: str) -> Effect:
        """List an organisation that is not here yet."""
        values = self._values(row)
        one = Organisation(workspace=self.workspace, source=Organisation.Source.IMPORTED)
        if values["external_id"] in self.taken:
            values["external_id"] = ""
        if values["side"] == Side.MUNICIPALITY:
            one.parent = self.town
        if self.publish:
            one.state, one.published_at = State.PUBLISHED, timezone.now()
        self._write(row, one, values)
        self.taken.add(one.external_id)
        return {"row": row.row, "key": key, "organisation": str(one.pk), "did": "listed", "version": one.version}

    def correct(self, row: CleanRow, one: Organisation, changes: tuple[str, ...], key: str) -> Effect:
        """Take over what a row says otherwise about a listed organisation."""
        values = changed_values(self._values(row), changes)
        before = {name: _plain(getattr(one, name)) for name in values}
        if "name" in values:
            before["other_names"] = list(one.other_names)
            values["other_names"] = list(dict.fromkeys([*one.other_names, one.name]))
        self._write(row, one, values)
        after = {name: _plain(getattr(one, name)) for name in before}
        kept = {"before": before, "after": after}
        return {"row": row.row, "key": key, "organisation": str(one.pk), "did": "corrected", **kept}

    def join(self, row: CleanRow, one: Organisation, key: str) -> Effect:
        """A row speaks about a listed organisation: what is still empty there is filled, nothing is overwritten."""
        values = {name: value for name, value in self._values(row).items() if value not in (None, "", [], False)}
        names = {name for fields in FIELDS.values() for name in fields} - {"name", "is_outside"}
        fill = {name: value for name, value in values.items() if name in names and not getattr(one, name)}
        before = {name: _plain(getattr(one, name)) for name in (*fill, "other_names")}
        fill["other_names"] = [name for name in dict.fromkeys([*one.other_names, row.name]) if name != one.name]
        self._write(row, one, fill)
        after = {name: _plain(getattr(one, name)) for name in before}
        kept = {"before": before, "after": after}
        return {"row": row.row, "key": key, "organisation": str(one.pk), "did": "joined", **kept}

    def take_back(self, effect: Effect) -> Effect:
        """Undo what one row did; the effect says what became of it."""
        one = Organisation.objects.filter(pk=effect["organisation"]).first()
        if one is None or effect["did"] == "nothing":
            return effect
        if effect["did"] != "listed":
            return effect | {"undone": self._as_before(one, effect)}
        return effect | {"undone": self._unlist(one, effect["version"])}

    def _unlist(self, one: Organisation, version: int) -> str:
        """An entry nobody touched goes; one that people worked on, or that is in use, is kept out of sight."""
        if one.version == version and not one.claims.exists():
            try:
                with transaction.atomic():
                    one.delete()
                return "removed"
            except ProtectedError:
                one.refresh_from_db()
        one.state = State.ARCHIVED
        one.save()
        return "archived"

    def _as_before(self, one: Organisation, effect: Effect) -> str:
        """Fields that still say what the import wrote say again what they said before."""
        now = {name: _plain(getattr(one, name)) for name in effect["before"]}
        back = {name: old for name, old in effect["before"].items() if now[name] == effect["after"][name]}
        editing.write(one, {name: editing.as_text(old) if name == "summary" else old for name, old in back.items()})
        return "as before"

    def _values(self, row: CleanRow) -> dict[str, Any]:
        spot = spot_of(row.place, self.workspace.country, self.workspace.boundary, row.lat, row.lon)
        return values_of(row, spot, self.groups)

    def _write(self, row: CleanRow, one: Organisation, values: dict[str, Any]) -> None:
        try:
            editing.write(one, values, language=self.language)
        except Refused as refused:
            raise Refused(
                _("Row %(row)d, %(name)s: %(sentence)s Leave this row out, or correct it in the file.")
                % {"row": row.row, "name": row.name, "sentence": refused.sentence}
            ) from refused


def _plain(value: Any) -> Any:
    return value.to_json() if hasattr(value, "to_json") else value
