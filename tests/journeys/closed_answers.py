"""The beginning of a story: an invented municipality with its organisations, its people, and answers of both sides."""

import json
from datetime import timedelta

from django.utils import timezone

from localympact.foundation.people.models import Person
from localympact.foundation.workspaces import changes as places
from localympact.foundation.workspaces.actors import system
from localympact.phase1_mapping.findings.tests.conftest import answer_everything
from localympact.phase1_mapping.organisations import changes as organisations
from localympact.phase1_mapping.surveys import changes as surveys
from tests.walk import session_of

BY = system("a story begins")
ORGANISATIONS = {
    "Jaunciems": {"side": "municipality", "kind": "municipality"},
    "Jauniešu darbnīca": {"group": "youth_organisation"},
    "Upes biedrība": {"group": "community_organisation"},
    "Otrā elpa": {"group": "social_enterprise"},
}


def begin():
    """The sessions of its people and the open survey, as JSON."""
    place = places.create_workspace(
        slug="jaunciems",
        name={"lv": "Jaunciems", "en": "Jaunciems"},
        languages=["lv", "en"],
        country="LV",
        timezone="Europe/Riga",
        residents=9_000,
        example=True,
        by=BY,
    )
    places.publish_workspace(place, by=BY)
    listed = {name: organisations.add_organisation(place, name=name, by=BY, **f) for name, f in ORGANISATIONS.items()}
    for one in listed.values():
        organisations.publish_organisation(one, by=BY)
    youth = listed["Jauniešu darbnīca"]
    people = {"ilva": ("facilitator", {}), "oto": ("officer", {"side": "municipality"}), "rasa": ("contributor", {})}
    for name, (role, fields) in people.items():
        person = Person.objects.create_user(f"{name}@example.org", name=name.capitalize())
        places.add_member(place, person=person, role=role, by=BY, **fields)
        if name == "rasa":
            spoken = {"organisation_id": youth.pk, "organisation_name": youth.name, "side": "organisations"}
            places.add_member(place, person=person, role="representative", by=BY, **spoken)
    wave = asked(place)
    sessions = {name: session_of(f"{name}@example.org") for name in people}
    return json.dumps({"sessions": sessions, "wave": str(wave.pk)})


def asked(place):
    """A survey that both sides have answered; it is still open."""
    today = timezone.localdate()
    wave = surveys.prepare_wave(
        place,
        pair="needs-and-challenges",
        title={"en": "First survey", "lv": "Pirmā aptauja"},
        opens_on=today - timedelta(days=20),
        closes_on=today + timedelta(days=1),
        by=BY,
    )
    surveys.open_wave(wave, by=BY)
    answer_everything(wave, place, {"municipality": 18, "organisations": 36})
    return wave
