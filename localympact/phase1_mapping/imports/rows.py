"""One record of a stranger's table made clean: every field in our form, or a sentence about what is wrong with it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from localympact.foundation.files.tables import RawTable, Record
from localympact.foundation.languages.folding import clean_name
from localympact.phase1_mapping.imports.mapping import key

NOTHING = frozenset(("-", "–", "—", "--", "n/a", "na", "nav", "nėra", "none", "null", "?", "…", "δ/υ"))
LONGEST_NAME = 250
LONGEST = {
    "name_variants": 2_000,
    "website": 300,
    "source_url": 500,
    "email": 254,
    "founded": 40,
    "place": 120,
    "address": 300,
    "registration_number": 40,
    "phone": 40,
    "legal_form": 60,
    "id": 80,
}
HOST = re.compile(r"[\w-]+(\.[\w-]+)+", re.UNICODE)
EMAIL = re.compile(r"[^@\s<>,;]+@[\w-]+(\.[\w-]+)+", re.UNICODE)
YEAR = re.compile(r"(?<!\d)(1[0-9]{3}|20[0-9]{2})(?!\d)")
PAIR = re.compile(r"\s*([-+]?\d{1,3}(?:[.,]\d+)?)\s*[,;/\s]\s*([-+]?\d{1,3}(?:[.,]\d+)?)\s*")
# A table may say that its coordinates are those of the town, not of the door.
SETTLEMENTS = frozenset(
    ("settlement", "town", "village", "locality", "apdzivota vieta", "gyvenviete", "ort", "localidade", "οικισμος")
)
SOURCE_NOTE = re.compile(r"\s*\([^()]*(?:\.\w{2,}|source|typo|\d{4})[^()]*\)\s*$")


@dataclass(frozen=True)
class Problem:
    """What is wrong in one cell of a row."""

    row: int
    column: str
    field: str
    value: str
    sentence: str


@dataclass(frozen=True)
class CleanRow:
    """One organisation as the table describes it; empty text or None where it says nothing."""

    row: int
    name: str
    name_variants: tuple[str, ...] = ()
    kind: str = ""
    group: str = ""
    legal_form: str = ""
    registration_number: str = ""
    place: str = ""
    address: str = ""
    lat: float | None = None
    lon: float | None = None
    website: str = ""
    email: str = ""
    phone: str = ""
    activity: str = ""
    founded: int | None = None
    source_url: str = ""
    source_year: int | None = None
    is_settlement: bool = False
    id: str = ""
    notes: tuple[str, ...] = field(default=(), compare=False)


class Unreadable(Exception):
    """A value that cannot be understood; carries the sentence."""


def clean_rows(
    table: RawTable, mapping: Mapping[int, str], kinds: Mapping[str, str]
) -> Iterator[CleanRow | list[Problem]]:
    """Every record of a table; a line across that names a kind gives it to the rows below that have none."""
    aliases = {key(alias): code for alias, code in kinds.items()}
    section = ""
    for record in table.records():
        filled = [cell for cell in record.cells if cell]
        if len(filled) == 1 and (record.is_line_across or (len(record.cells) > 2 and key(filled[0]) in aliases)):
            section = aliases.get(key(filled[0]), "")
            continue
        cleaned = clean_row(record, mapping, table.header, aliases)
        if isinstance(cleaned, CleanRow) and section and not cleaned.kind:
            cleaned = replace(cleaned, kind=section)
        yield cleaned


def clean_row(
    raw: Record, mapping: Mapping[int, str], header: tuple[str, ...] = (), kinds: Mapping[str, str] | None = None
) -> CleanRow | list[Problem]:
    """One record in our form, or everything that is wrong with it. Kinds are folded aliases with their codes."""
    texts = {named: raw.cells[column] for column, named in mapping.items() if column < len(raw.cells)}
    headings = {named: header[column] for column, named in mapping.items() if column < len(header)}
    values: dict[str, object] = {}
    problems: list[Problem] = []
    for named, text in texts.items():
        text = _without_nothing(" ".join(text.split()) if named != "activity" else text.strip())
        try:
            values.update(_clean(named, text))
        except Unreadable as error:
            problems.append(Problem(raw.row, headings.get(named, ""), named, text[:200], str(error)))
    problems += _missing(raw.row, values, headings, problems)
    if problems:
        return problems
    return _with_kind(CleanRow(row=raw.row, **values), kinds)  # type: ignore[arg-type]


def _without_nothing(text: str) -> str:
    return "" if text.casefold() in NOTHING else text


def _clean(named: str, text: str) -> dict[str, object]:
    """The values one cell gives; a pair of coordinates gives two."""
    if not text:
        return {}
    limit = LONGEST.get(named)
    if limit and len(text) > limit:
        raise Unreadable(_("is longer than %(limit)d characters; shorten it") % {"limit": limit})
    readers = {
        "name": _name,
        "name_variants": variants,
        "lat": _latitude,
        "lon": _longitude,
        "website": web_address,
        "source_url": _source,
        "email": _email,
        "founded": _year,
    }
    if named == "precision":
        return {"is_settlement": key(text) in SETTLEMENTS}
    if named == "source_year":
        return {named: int(text)} if YEAR.fullmatch(text) else {}
    if named == "coordinates":
        return _coordinates(text)
    if named in readers:
        return {named: readers[named](text)}
    return {named: text}


def _missing(row: int, values: dict[str, object], headings: dict[str, str], problems: list[Problem]) -> list[Problem]:
    found: list[Problem] = []
    named = {problem.field for problem in problems}
    if not values.get("name") and "name" not in named:
        found.append(
            Problem(row, headings.get("name", ""), "name", "", _("the name is missing; add it or delete the row"))
        )
    half = ("lat" in values) != ("lon" in values)
    if half and not named & {"lat", "lon", "coordinates"}:
        lacking = "lon" if "lat" in values else "lat"
        sentence = _("only one of the two coordinates is given; add the other or delete both")
        found.append(Problem(row, headings.get(lacking, ""), lacking, "", sentence))
    return found


def _name(text: str) -> str:
    name = clean_name(text)
    if not any(letter.isalnum() or letter == "?" for letter in name):
        raise Unreadable(_("the name has no letters; write it out"))
    if len(name) > LONGEST_NAME:
        raise Unreadable(_("the name is longer than %(limit)d characters; shorten it") % {"limit": LONGEST_NAME})
    return name


def variants(text: str) -> tuple[str, ...]:
    """Other names, separated by semicolons, without remarks about where they were found."""
    cleaned = (clean_name(SOURCE_NOTE.sub("", part)) for part in text.split(";"))
    return tuple(dict.fromkeys(part for part in cleaned if part))


def _number(text: str) -> float:
    try:
        return float(text.replace("°", "").replace("\xa0", "").replace(" ", "").replace(",", "."))
    except ValueError:
        raise Unreadable(_("“%(value)s” is not a coordinate; write it like 57.2456") % {"value": text[:40]}) from None


def _latitude(text: str) -> float:
    number = _number(text)
    if not -90 <= number <= 90:
        raise Unreadable(_("a latitude lies between -90 and 90; %(value)s does not") % {"value": text[:40]})
    return round(number, 6)


def _longitude(text: str) -> float:
    number = _number(text)
    if not -180 <= number <= 180:
        raise Unreadable(_("a longitude lies between -180 and 180; %(value)s does not") % {"value": text[:40]})
    return round(number, 6)


def _coordinates(text: str) -> dict[str, object]:
    pair = PAIR.fullmatch(text)
    if not pair:
        raise Unreadable(
            _("“%(value)s” is not a pair of coordinates; write it like 57.2456, 22.5813") % {"value": text[:40]}
        )
    return {"lat": _latitude(pair[1]), "lon": _longitude(pair[2])}


def web_address(text: str) -> str:
    """A web address with its scheme, its host in small letters, and no slash at the end."""
    address = text if "://" in text else f"https://{text}"
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", f":{parts.port}" if parts.port else ""
    except ValueError:
        host = ""
    if " " in text or not HOST.fullmatch(host) or parts.scheme.lower() not in ("http", "https"):
        raise Unreadable(_("“%(value)s” is not a web address; write it like www.example.org") % {"value": text[:80]})
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.scheme.lower()}://{host}{port}{parts.path.rstrip('/')}{query}"


def _source(text: str) -> str:
    """A source may be a page, with a remark after it, or only words; words are not an address and are left out."""
    try:
        return web_address(text.split(" ")[0])
    except Unreadable:
        return ""


def _email(text: str) -> str:
    address = text.removeprefix("mailto:")
    if not EMAIL.fullmatch(address):
        raise Unreadable(
            _("“%(value)s” is not an e-mail address; write it like name@example.org") % {"value": text[:80]}
        )
    return address


def _year(text: str) -> int:
    found = YEAR.findall(text)
    if len(set(found)) != 1 or int(found[0]) > date.today().year + 1:
        raise Unreadable(_("“%(value)s” names no year; write it like 1996") % {"value": text[:40]})
    return int(found[0])


def _with_kind(row: CleanRow, kinds: Mapping[str, str] | None) -> CleanRow:
    """The kind by its code; a word that is no kind we know is kept as a note, not guessed."""
    if not row.kind or kinds is None:
        return row
    code = kinds.get(key(row.kind))
    if code:
        return replace(row, kind=code)
    note = _("“%(kind)s” is not a kind we know; choose one later") % {"kind": row.kind}
    return replace(row, kind="", notes=(*row.notes, note))
