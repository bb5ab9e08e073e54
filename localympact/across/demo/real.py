"""LOCAL-Y-MPACT and its five pilots: the programme page, the places, their organisations."""

from __future__ import annotations

from typing import Any

from localympact.across.demo import clock
from localympact.across.demo.reading import DATA, boundary, rows, text, toml
from localympact.foundation.core.scope import inside
from localympact.foundation.languages.translated import TranslatedText
from localympact.foundation.workspaces import changes as places
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.models import Side, Workspace
from localympact.phase1_mapping.imports import changes as imports
from localympact.phase1_mapping.organisations import changes as organisations
from localympact.phase1_mapping.organisations.models import Organisation

NAME = "LOCAL-Y-MPACT"


def build_programme(by: Actor) -> dict[str, Workspace]:
    """The programme with its five places, by slug; each place lists its organisations."""
    with clock.at(clock.day(days=-30)):
        programme = _programme(by)
        made = {programme.slug: programme}
        for place in toml("places")["place"]:
            workspace = _place(place, by)
            places.join_programme(programme, member=workspace, by=by)
            list_organisations(workspace, place, by)
            made[workspace.slug] = workspace
        _partners(programme, made, by)
    return made


def _programme(by: Actor) -> Workspace:
    told = toml("programme")
    programme = places.create_workspace(
        slug=told["slug"],
        kind=Workspace.Kind.PROGRAMME,
        name=TranslatedText.of("en", **dict.fromkeys(told["languages"], NAME)),
        lead=text(told["lead"]),
        aims=text(told["aims"]),
        languages=told["languages"],
        timezone="Europe/Riga",
        funder_name=told["funder"],
        funder_statement=text(told["funder_statement"]),
        by=by,
    )
    for number, phase in enumerate(told["phase"], start=1):
        places.add_phase(
            programme,
            number=number,
            title=text(phase["title"]),
            starts_on=phase.get("starts_on"),
            ends_on=phase["ends_on"],
            by=by,
        )
    return places.publish_workspace(programme, by=by)


def _place(place: dict[str, Any], by: Actor) -> Workspace:
    feature = boundary(place["slug"])
    facts = feature["properties"]
    lat, lon = place["point"]
    partner = next(row for row in rows("partners") if row["name"] == place["partner"])
    stands_in = facts["name_en"] if facts.get("stand_in_for") else ""
    workspace = places.create_workspace(
        slug=place["slug"],
        kind=place["kind"],
        name=text(place["name"]),
        country=place["country"],
        timezone=place["timezone"],
        languages=place["languages"],
        boundary=feature["geometry"],
        boundary_note="; ".join(part for part in (stands_in, facts["source"], facts["licence"]) if part)[:300],
        lat=lat,
        lon=lon,
        facilitated_by=place["partner"],
        facilitator_website=f"https://{partner['website']}",
        by=by,
    )
    return places.publish_workspace(workspace, by=by)


def _partners(programme: Workspace, made: dict[str, Workspace], by: Actor) -> None:
    leads = {place["partner"]: made[place["slug"]] for place in toml("places")["place"]}
    for row in rows("partners"):
        places.add_partner(
            programme,
            name=row["name"],
            country=row["country"],
            website=f"https://{row['website']}",
            source_url=row["source_url"],
            leads=leads[row["name"]],
            by=by,
        )


def list_organisations(workspace: Workspace, place: dict[str, Any], by: Actor) -> None:
    """Import the collected list of a place, then say what its columns do not: sides, groups, units."""
    municipality = None
    if "listed" not in place:
        municipality = organisations.add_organisation(workspace, **_municipality(place), by=by)
        organisations.publish_organisation(municipality, by=by)
    data = (DATA / "organisations" / f"{workspace.slug}.csv").read_bytes()
    imports.import_file(workspace, data=data, filename=f"{workspace.slug}.csv", accept="all", language="en", by=by)
    with inside(workspace):
        listed = {one.external_id: one for one in Organisation.objects.exclude(external_id="")}
    municipality = municipality or listed[place["listed"]]
    for row in rows(f"organisations/{workspace.slug}"):
        _complete(listed[row["id"]], row, place, municipality, by)


def _complete(one: Organisation, row: dict[str, str], place: dict[str, Any], town: Organisation, by: Actor) -> None:
    kind, group = toml("kinds")["kind"][row["kind"]]
    is_unit = row["id"] in place.get("units", ()) or (one.is_municipality and row["id"] not in place.get("others", ()))
    is_town = one.pk == town.pk
    seat = place.get("seat")
    fields: dict[str, Any] = {
        "kind": "municipality" if is_town else kind,
        "group": "" if is_unit or is_town else group,
        "side": Side.MUNICIPALITY if is_unit or is_town else Side.ORGANISATIONS,
        "parent": town if is_unit and not is_town else None,
        "is_outside": bool(seat and row["place_basis"] == "source" and row["place"] != seat),
    }
    changed = {name: value for name, value in fields.items() if getattr(one, name) != value}
    if changed:
        organisations.edit_organisation(one, **changed, by=by)


def _municipality(place: dict[str, Any]) -> dict[str, Any]:
    language = place["languages"][0]
    lat, lon = place["point"]
    return {
        "side": Side.MUNICIPALITY,
        "name": place["municipality"],
        "name_language": language,
        "other_names": [place["municipality_en"]],
        "kind": "municipality",
        "legal_form": "x-public",
        "website": place["website"],
        "lat": lat,
        "lon": lon,
        "precision": "settlement",
        "source": Organisation.Source.FACILITATOR,
        "source_url": place["website"],
    }
