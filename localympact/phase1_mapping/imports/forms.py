"""What may be said about a file: the file itself, its columns, and what to take over."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from localympact.foundation.files.tables import RawTable
from localympact.foundation.languages.names import LANGUAGES, OWN_NAMES
from localympact.phase1_mapping.imports.mapping import FIELDS

NOWHERE = "-"
LARGEST = 10 * 1024 * 1024
LABELS: dict[str, Any] = {
    "name": _("name"),
    "name_variants": _("other names"),
    "kind": _("kind"),
    "group": _("group"),
    "legal_form": _("legal form"),
    "registration_number": _("register number"),
    "place": _("place"),
    "address": _("address"),
    "coordinates": _("coordinates, both in one cell"),
    "lat": _("latitude"),
    "lon": _("longitude"),
    "website": _("website"),
    "email": _("e-mail"),
    "phone": _("telephone"),
    "activity": _("what it does"),
    "founded": _("founded in"),
    "source_url": _("source"),
    "source_year": _("year of the source"),
    "precision": _("how exact the coordinates are"),
    "id": _("number in your list"),
}


class FileForm(forms.Form):
    """A file with a list of organisations, and the language its descriptions are written in."""

    file = forms.FileField(
        label=_("file"),
        help_text=_("CSV, Excel or LibreOffice, as it is: title lines, semicolons and old encodings are understood."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.xls,.ods"}),
    )
    language = forms.ChoiceField(
        label=_("language of the descriptions"), choices=[(code, OWN_NAMES[code]) for code in LANGUAGES]
    )

    def clean_file(self) -> Any:
        """A list of organisations is never that large."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 10 MB. Split it, or leave pictures out."))
        return file


class ColumnsForm(forms.Form):
    """Which column holds what, each with an example from the file."""

    def __init__(self, table: RawTable, mapping: dict[int, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(NOWHERE, _("leave out")), *((name, LABELS[name]) for name in FIELDS)]
        sample = table.sample()
        self.understood: list[tuple[Any, Any, str]] = []
        for column, heading in enumerate(table.header):
            label = heading or _("column %(number)d") % {"number": column + 1}
            field = mapping.get(column, "")
            self.fields[f"column-{column}"] = forms.ChoiceField(choices=choices, label=label, initial=field or NOWHERE)
            values = (row[column].strip() for row in sample if column < len(row))
            example = next((value for value in values if value), "")
            self.understood.append((label, LABELS.get(field, _("leave out")), example[:80]))

    @property
    def mapping(self) -> dict[int, str]:
        """Column → field, as chosen."""
        chosen = {int(name.removeprefix("column-")): field for name, field in self.cleaned_data.items()}
        return {column: field for column, field in chosen.items() if field != NOWHERE}


def rows_accepted(posted: QueryDict) -> set[int]:
    """The rows that were ticked, and doubtful ones that are to be listed on their own."""
    ticked = {int(row) for row in posted.getlist("take") if row.isdecimal()}
    return ticked | {row for row, said in _doubtful(posted) if said == "new"}


def rows_joined(posted: QueryDict) -> dict[int, UUID]:
    """Doubtful rows of which somebody said that they speak about a listed organisation."""
    joined: dict[int, UUID] = {}
    for row, said in _doubtful(posted):
        try:
            joined[row] = UUID(said)
        except ValueError:
            continue
    return joined


def _doubtful(posted: QueryDict) -> list[tuple[int, str]]:
    names = [name for name in posted if name.startswith("as-") and name.removeprefix("as-").isdecimal()]
    return [(int(name.removeprefix("as-")), posted.get(name, "")) for name in names]
