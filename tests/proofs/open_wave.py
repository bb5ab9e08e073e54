"""An open survey in a place of its own; `open_survey()` returns its side of the organisations."""

from datetime import date

from localympact.foundation.core.recording import recording
from localympact.foundation.core.scope import inside
from localympact.foundation.languages.translated import TranslatedText
from localympact.foundation.people.models import Person
from localympact.foundation.workspaces.actors import actor_of, system
from localympact.foundation.workspaces.models import Membership, Workspace
from localympact.phase1_mapping.surveys import changes as surveys
from localympact.phase1_mapping.surveys.models import WaveSide
from localympact.phase1_mapping.surveys.shipping import keep_questionnaire

SHEETS = {
    "survey": [{"type": "text", "name": "Q1", "label": "What do you need?"}],
    "choices": [],
    "settings": [{"form_title": "Small"}],
}


def open_survey():
    """Two mirrored sides, one question, open."""
    for side in ("municipality", "organisations"):
        keep_questionnaire(f"small-{side}", SHEETS, by=system("test"))
    fia = Person.objects.create_user("fia@example.org", name="Fia")
    with recording():
        aldea = Workspace.objects.create(
            slug="aldea", name=TranslatedText.of("en", en="Aldea"), languages=["en"], state="published", country="PT"
        )
    with inside(aldea), recording():
        Membership.objects.create(person=fia, workspace=aldea, role="facilitator")
    by = actor_of(fia)
    days = {"opens_on": date(2026, 3, 1), "closes_on": date(2099, 3, 31)}
    wave = surveys.prepare_wave(aldea, pair="small", title={"en": "First survey"}, **days, by=by)
    surveys.open_wave(wave, by=by)
    with inside(aldea):
        return WaveSide.objects.select_related("wave", "workspace").get(side="organisations")
