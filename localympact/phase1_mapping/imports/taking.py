"""What a row of a file gives to an organisation, field by field."""

from __future__ import annotations

from typing import Any

from localympact.phase1_mapping.imports.rows import CleanRow
from localympact.phase1_mapping.organisations.kinds import group_of_kind, side_of_kind
from localympact.phase1_mapping.organisations.placing import SETTLEMENT, Spot

# The fields of a verdict's changes, with the fields of the organisation that they set.
FIELDS = {
    "name": ("name",),
    "kind": ("kind", "group"),
    "legal_form": ("legal_form",),
    "registration_number": ("register_number",),
    "place": ("place",),
    "address": ("address",),
    "website": ("website",),
    "email": ("email",),
    "phone": ("phone",),
    "activity": ("summary",),
    "founded": ("founded",),
    "coordinates": ("lat", "lon", "precision", "is_outside"),
}


def values_of(row: CleanRow, spot: Spot, groups: dict[str, str]) -> dict[str, Any]:
    """Every field that a new organisation takes from a row; `groups` are the words for each group."""
    return {
        "name": row.name,
        "other_names": list(row.name_variants),
        "side": side_of_kind(row.kind),
        "kind": row.kind,
        "group": groups.get(row.group.casefold(), "") or group_of_kind(row.kind),
        "legal_form": row.legal_form,
        "register_number": row.registration_number,
        "place": row.place,
        "address": row.address,
        "lat": spot.lat,
        "lon": spot.lon,
        "precision": SETTLEMENT if row.is_settlement and spot.precision else spot.precision,
        "is_outside": spot.is_outside,
        "website": row.website,
        "email": row.email,
        "phone": row.phone,
        "summary": row.activity,
        "founded": row.founded,
        "source_url": row.source_url,
        "source_year": row.source_year,
        "external_id": row.id,
    }


def changed_values(values: dict[str, Any], changes: list[str] | tuple[str, ...]) -> dict[str, Any]:
    """Only what a verdict says would change."""
    names = {name for change in changes for name in FIELDS[change]}
    return {name: value for name, value in values.items() if name in names}
