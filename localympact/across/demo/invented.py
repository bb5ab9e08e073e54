"""The example programme: three invented municipalities with their organisations, offices and people."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

from localympact.across.demo import clock
from localympact.across.demo.reading import rows, text, toml
from localympact.foundation.core.scope import inside
from localympact.foundation.people.models import Person
from localympact.foundation.workspaces import changes as places
from localympact.foundation.workspaces.actors import Actor, actor_of, system
from localympact.foundation.workspaces.models import Role, Side, Workspace
from localympact.phase1_mapping.organisations import changes as organisations
from localympact.phase1_mapping.organisations.models import Organisation

GROUPS = {"youth_organisation": "youth_organisation", "social_enterprise": "social_enterprise"}
FORMS = {
    "PT": {"social_enterprise": "pt-sociedade", "cooperative": "pt-cooperativa", "foundation": "pt-fundacao"},
    "SE": {"social_enterprise": "se-svb", "cooperative": "se-ek", "foundation": "se-stiftelse"},
    "LV": {"social_enterprise": "lv-sia", "cooperative": "lv-kooperativs", "foundation": "lv-nodibinajums"},
}
USUAL_FORM = {"PT": "pt-associacao", "SE": "se-ideell", "LV": "lv-biedriba"}


@dataclass
class Place:
    """An invented municipality while it is built: its story, its organisations by name, its people by key."""

    workspace: Workspace
    told: dict[str, Any]
    facts: dict[str, Any]
    organisations: dict[str, Organisation] = field(default_factory=dict)
    cast: dict[str, Actor] = field(default_factory=dict)
    things: dict[str, Any] = field(default_factory=dict)

    @property
    def facilitator(self) -> Actor:
        """Who leads the place."""
        return self._of(Role.FACILITATOR)

    @property
    def officer(self) -> Actor:
        """Who speaks for the municipality."""
        return self._of(Role.OFFICER)

    @property
    def municipality(self) -> Organisation:
        """The municipality as an organisation of its side."""
        return self.organisations[self.facts["municipality"]["name"]]

    def _of(self, role: str) -> Actor:
        key = next(person["key"] for person in self.facts["person"] if person["role"] == role)
        return self.cast[key]

    def kept(self, kind: str, keys: list[str]) -> list[Any]:
        """Things of the story by their keys."""
        return [self.things[f"{kind} {key}"] for key in keys]

    def representative_of(self, organisation: Organisation) -> Actor:
        """Somebody who speaks for an organisation; the officer for the municipality, else the software itself."""
        if organisation.is_municipality:
            return self.officer
        for actor in self.cast.values():
            if organisation.pk in actor.organisations_in(self.workspace.pk):
                return actor
        return system(f"the demo, for {organisation}")

    def named(self, names: list[str]) -> list[Organisation]:
        """Organisations by their names."""
        return [self.organisations[name] for name in names]


def build_programme(by: Actor) -> tuple[Workspace, list[Place]]:
    """The programme, its places, everybody in them."""
    with clock.at(clock.day(days=-490)):
        programme = _programme(by)
        made = [_place(facts, programme, by) for facts in toml("example/places")["place"]]
        for partner in toml("example/places")["programme"]["partner"]:
            leads = next(one.workspace for one in made if one.workspace.slug == partner["leads"])
            places.add_partner(programme, name=partner["name"], country=partner["country"], leads=leads, by=by)
        _leaders(programme, by)
    for place in made:
        with clock.at(clock.day(days=-470)):
            _organisations(place, by)
            _people(place, by)
    return programme, made


def _programme(by: Actor) -> Workspace:
    told = toml("example/places")["programme"]
    programme = places.create_workspace(
        slug=told["slug"],
        kind=Workspace.Kind.PROGRAMME,
        name=text(told["name"]),
        lead=text(told["lead"]),
        aims=text(told["aims"]),
        languages=list(told["name"]),
        funder_name=told["funder"],
        funder_statement=text(told["funder_statement"]),
        example=True,
        by=by,
    )
    for number, phase in enumerate(told["phase"], start=1):
        first, last = (clock.day(days=days) for days in phase["days"])
        places.add_phase(programme, number=number, title=text(phase["title"]), starts_on=first, ends_on=last, by=by)
    return places.publish_workspace(programme, by=by)


def _place(facts: dict[str, Any], programme: Workspace, by: Actor) -> Place:
    lat, lon = facts["villages"][facts["seat"]]
    workspace = places.create_workspace(
        slug=facts["slug"],
        name=text(facts["name"], facts["language"]),
        lead=text(facts["lead"]),
        model_paragraph=text(facts["model"]),
        country=facts["country"],
        timezone=facts["timezone"],
        languages=[facts["language"], "en"],
        boundary={"type": "Polygon", "coordinates": [facts["outline"]]},
        boundary_note="invented",
        lat=lat,
        lon=lon,
        residents=facts["residents"],
        residents_year=clock.today().year - 1,
        residents_source="invented",
        facilitated_by=facts["partner"],
        responsible_name=facts["municipality"]["name"],
        responsible_address=facts["postal"],
        responsible_email=f"privacy.{facts['slug']}@example.org",
        example=True,
        by=by,
    )
    places.publish_workspace(workspace, by=by)
    places.join_programme(programme, member=workspace, by=by)
    return Place(workspace, toml(f"example/{facts['slug']}"), facts)


def _organisations(place: Place, by: Actor) -> None:
    _municipality(place, by)
    chance = random.Random(place.workspace.slug)
    for row in rows(f"example/organisations_{place.workspace.slug}"):
        _list(place, _entry(row, place, chance), by)


def _municipality(place: Place, by: Actor) -> None:
    facts = place.facts
    lat, lon = facts["villages"][facts["seat"]]
    shared = {"side": Side.MUNICIPALITY, "kind": "municipal_institution", "legal_form": "x-public"}
    shared |= {"name_language": facts["language"], "place": facts["seat"], "precision": "settlement"}
    town = facts["municipality"]
    email = f"{facts['slug']}@example.org"
    own = {"name": town["name"], "short_name": town["short"], "kind": "municipality", "lat": lat, "lon": lon}
    own["email"] = email
    forms = {a["form"] for o in place.told["plan"]["objective"] for a in o["action"]}
    listed = _list(place, shared | own | {"forms_used": sorted(forms), "address": facts["postal"]}, by)
    for unit in facts["unit"]:
        one = _list(place, shared | {"name": unit["name"], "parent": listed, "lat": lat, "lon": lon}, by)
        place.things[f"unit {unit['key']}"] = one
    _doors(place, listed, by)


def _doors(place: Place, town: Organisation, by: Actor) -> None:
    """Whom to turn to at the municipality, and what it gives."""
    for number, told in enumerate(place.facts["contact"]):
        organisations.add_contact_point(
            town,
            role=text(told["role"]),
            topic=text(told["topic"]),
            name=told["name"],
            email=f"{place.workspace.slug}-contact-{number}@example.org",
            may_be_public=bool(told["name"]),
            by=by,
        )
    for told in place.facts["support"]:
        organisations.add_support(
            town,
            kind=told["kind"],
            title=text(told["title"]),
            text=text(told["text"]),
            deadline=clock.day(days=told["days"]) if "days" in told else None,
            by=by,
        )


def _list(place: Place, fields: dict[str, Any], by: Actor) -> Organisation:
    one = organisations.add_organisation(place.workspace, **fields, by=by)
    organisations.publish_organisation(one, by=by)
    organisations.confirm_organisation(one, by=by)
    place.organisations[one.name] = one
    return one


def _entry(row: dict[str, str], place: Place, chance: random.Random) -> dict[str, Any]:
    country, language = place.workspace.country, place.facts["language"]
    lat, lon = place.facts["villages"][row["place"]]
    informal = row["kind"] == "informal_initiative"
    usual = "x-informal" if informal else USUAL_FORM[country]
    number = len(place.organisations)
    return {
        "name": row["name"],
        "name_language": language,
        "kind": row["kind"],
        "group": GROUPS.get(row["kind"], "other_community_organisation"),
        "legal_form": FORMS[country].get(row["kind"], usual),
        "field": row["field"],
        "youth_relation": row["youth"],
        "target_groups": row["targets"].split(),
        "reach": chance.choice(["neighbourhood", "municipality", "municipality", "region"]),
        "languages": [language],
        "summary": text({language: row["own"], "en": row["en"]}),
        "offers": row["offers"].split(),
        "needs": row["needs"].split(),
        "email": f"{place.workspace.slug}-{number}@example.org",
        "website": f"https://{place.workspace.slug}-{number}.example.org",
        "place": row["place"],
        "lat": round(lat + chance.uniform(-0.012, 0.012), 5),
        "lon": round(lon + chance.uniform(-0.016, 0.016), 5),
        "precision": "address",
        "founded": None if informal else chance.randint(1984, clock.today().year - 2),
        "band_staff": "s0" if informal else chance.choice(["s0", "s0", "s1_4", "s1_4", "s5_9"]),
        "band_members": chance.choice(["m1_9", "m10_49", "m10_49", "m50_199"]),
        "band_volunteers": chance.choice(["v1_9", "v10_49", "v10_49", "v50_199"]),
        "band_budget": "b0" if informal else chance.choice(["b1k", "b10k", "b10k", "b50k", "b250k"]),
    }


def _people(place: Place, by: Actor) -> None:
    for told in place.facts["person"]:
        address = f"{told['key']}@example.org"
        person = Person.objects.create_user(address, proven=True, name=told["name"], language=told["language"])
        organisation = place.organisations.get(told.get("organisation", ""))
        places.add_member(
            place.workspace,
            person=person,
            role=told["role"],
            side=told.get("side", ""),
            organisation_id=organisation.pk if organisation else None,
            organisation_name=organisation.name if organisation else "",
            by=by,
        )
        place.cast[told["key"]] = actor_of(person)


def _leaders(programme: Workspace, by: Actor) -> None:
    Person.objects.create_user("stefa@example.org", proven=True, name="Stefa Pinho", language="en", is_steward=True)
    kim = Person.objects.create_user("kim@example.org", proven=True, name="Kim Lind", language="en")
    places.add_member(programme, person=kim, role=Role.COORDINATOR, by=by)


def new_enterprise(place: Place, told: dict[str, Any], by: Actor) -> Organisation:
    """A social enterprise that came out of an action, listed in the directory."""
    lat, lon = place.facts["villages"][told["place"]]
    fields = {name: told[name] for name in ("name", "kind", "field", "place")}
    fields |= {"group": "social_enterprise", "summary": text(told["summary"]), "lat": lat, "lon": lon}
    fields |= {"precision": "settlement", "youth_relation": "led_by_youth", "founded": clock.today().year}
    fields |= {"legal_form": FORMS[place.workspace.country]["social_enterprise"]}
    return _list(place, fields, by)


def everybody_in(place: Place) -> list[Organisation]:
    """The organisations of their side, as they are now."""
    with inside(place.workspace):
        return list(Organisation.objects.filter(side=Side.ORGANISATIONS).order_by("name"))
