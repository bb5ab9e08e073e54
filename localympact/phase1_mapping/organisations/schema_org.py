"""An entry in the words of schema.org, so that search engines understand it."""

from __future__ import annotations

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase1_mapping.organisations.tables import latitude, longitude

HIDDEN = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def as_schema_org(one: Organisation, url: str, country: str) -> dict[str, Any]:
    """The public facts, without what is empty."""
    facts = {
        "@context": "https://schema.org",
        "@type": "GovernmentOrganization" if one.is_municipality else "NGO",
        "@id": url,
        "name": one.name,
        "alternateName": [name for name in (one.short_name, *one.other_names) if name],
        "description": str(one.summary),
        "url": one.website,
        "email": one.email,
        "telephone": one.phone,
        "identifier": one.register_number,
        "foundingDate": str(one.founded) if one.founded else "",
        "address": _address(one, country),
        "location": _location(one),
        "parentOrganization": {"@type": "GovernmentOrganization", "name": one.parent.name} if one.parent else None,
    }
    return {name: value for name, value in facts.items() if value}


def _address(one: Organisation, country: str) -> dict[str, str] | None:
    street = "" if one.address_hidden else one.address
    parts = {"streetAddress": street, "addressLocality": one.place, "addressCountry": country}
    filled = {name: value for name, value in parts.items() if value}
    return {"@type": "PostalAddress", **filled} if one.place or street else None


def _location(one: Organisation) -> dict[str, Any] | None:
    if one.lat is None or one.lon is None:
        return None
    geo = {"@type": "GeoCoordinates", "latitude": latitude(one), "longitude": longitude(one)}
    return {"@type": "Place", "geo": geo}


def as_script(facts: dict[str, Any]) -> SafeString:
    """The facts as they may stand inside a script element."""
    return mark_safe(json.dumps(facts, ensure_ascii=False).translate(HIDDEN))  # noqa: S308 - no sign can end the script
