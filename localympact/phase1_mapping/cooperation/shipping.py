"""The shipped forms of cooperation, loaded as rows."""

from __future__ import annotations

from localympact.foundation.languages.translated import TranslatedText
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.change import installation_change
from localympact.foundation.workspaces.permissions import May
from localympact.foundation.workspaces.shipped import keep, shipped
from localympact.phase1_mapping.cooperation.models import Form
from localympact.phase1_mapping.cooperation.reading import CountryNote, shipped_forms


@shipped
@installation_change(May.RUN_INSTALLATION)
def load_forms(*, by: Actor) -> None:
    """Load F01 to F28 with their country notes."""
    for position, form in enumerate(shipped_forms()):
        keep(
            Form,
            {"code": form.code},
            name=TranslatedText.of("en", **form.name),
            summary=TranslatedText.of("en", **form.summary),
            chooser=list(form.chooser),
            country_notes=[_plain(note) for note in form.country_notes],
            position=position,
        )


def _plain(note: CountryNote) -> dict[str, object]:
    return {"country": note.country, "text": dict(note.text), "source": note.source, "checked_on": note.checked_on}
