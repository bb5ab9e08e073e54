"""The public shape of an organisation: the columns of every twin and export."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from localympact.foundation.documents.tables import Column, Table
from localympact.foundation.vocabularies.queries import name_of, names_of
from localympact.foundation.workspaces.addresses import place_slug
from localympact.phase1_mapping.organisations.kinds import need_name
from localympact.phase1_mapping.organisations.models import Organisation

COARSE = 2  # decimals: about a kilometre


def named(vocabulary: str, attribute: str) -> Any:
    """A column's value: the name of a code, or of several."""

    def words(one: Organisation) -> str:
        code = getattr(one, attribute)
        return ", ".join(names_of(vocabulary, code)) if isinstance(code, list) else str(name_of(vocabulary, code))

    return words


def latitude(one: Organisation) -> float | None:
    """The latitude; only the area of those who keep their address to themselves."""
    return shown_degrees(one.lat, is_hidden=one.address_hidden)


def longitude(one: Organisation) -> float | None:
    """The longitude; only the area of those who keep their address to themselves."""
    return shown_degrees(one.lon, is_hidden=one.address_hidden)


def shown_degrees(degrees: float | None, *, is_hidden: bool) -> float | None:
    """A latitude or longitude as anybody may see it: coarse where the address is kept back."""
    return round(degrees, COARSE) if is_hidden and degrees is not None else degrees


def address_shown(one: Organisation) -> str:
    """The address, unless it is kept back."""
    return "" if one.address_hidden else one.address


COLUMNS = (
    Column("id", _("Id"), lambda one: str(one.pk)),
    Column("url", _("Page"), lambda one: settings.BASE_URL + one.get_absolute_url(), "url"),
    Column("title", _("Name"), "name"),
    Column("workspace", _("Listed in"), place_slug),
    Column("side", _("Side"), "side"),
    Column("kind", _("Kind"), "kind"),
    Column("kind_name", _("Kind in words"), named("kind", "kind")),
    Column("group", _("Group"), "group"),
    Column("field", _("Field of activity"), "field"),
    Column("field_name", _("Field in words"), named("field", "field")),
    Column("legal_form", _("Legal form"), "legal_form"),
    Column("register_number", _("Register number"), "register_number"),
    Column("summary", _("In a few words"), lambda one: str(one.summary)),
    Column("offers", _("Offers"), named("offer", "offers")),
    Column("needs", _("Needs"), lambda one: ", ".join(str(need_name(code)) for code in one.needs)),
    Column("place", _("Place"), "place"),
    Column("address", _("Address"), address_shown),
    Column("lat", _("Latitude"), latitude, "coordinate"),
    Column("lon", _("Longitude"), longitude, "coordinate"),
    Column("website", _("Website"), "website", "url"),
    Column("email", _("E-mail"), "email"),
    Column("phone", _("Telephone"), "phone"),
    Column("founded", _("Founded in"), "founded", "number"),
    Column("confirmed_on", _("Last confirmed"), "confirmed_on", "date"),
    Column("updated", _("Updated"), "updated_at", "date"),
)


def organisations_table(rows: Iterable[Organisation], title: Any, *, example: bool) -> Table:
    """Organisations as they are given away."""
    return Table(columns=COLUMNS, rows=rows, title=title, example=example)
