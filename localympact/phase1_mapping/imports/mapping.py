"""Which column of a stranger's table holds what: proposed from its heading and from its values."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

FIELDS = (
    "name",
    "name_variants",
    "kind",
    "group",
    "legal_form",
    "registration_number",
    "place",
    "address",
    "coordinates",
    "lat",
    "lon",
    "website",
    "email",
    "phone",
    "activity",
    "founded",
    "source_url",
    "source_year",
    "precision",
    "id",
)
EXACT, WITH_EXTRA, GROUP_ONLY, BY_VALUES = 4.0, 3.0, 1.0, 1.5
MOSTLY = 0.7

SHAPES = {
    "email": re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE),
    "website": re.compile(r"(https?://)?(www\.)?[\w-]+(\.[\w-]+)*\.[a-z]{2,}(/\S*)?", re.IGNORECASE),
    "coordinates": re.compile(r"[-+]?\d{1,2}[.,]\d{2,}\s*[,;/ ]\s*[-+]?\d{1,3}[.,]\d{2,}"),
    "founded": re.compile(r"(1[6-9]|20)\d\d"),
}
FOUND_BY_VALUES = ("email", "coordinates", "website")


@dataclass(frozen=True)
class IgnoredColumn:
    """A column that is not taken over, and why."""

    column: int
    heading: str
    reason: str


@dataclass(frozen=True)
class HeaderWords:
    """The words of `header_words.toml`, ready to compare."""

    fields: Mapping[str, tuple[str, ...]]
    extra: frozenset[str]
    never: frozenset[str]


@cache
def header_words() -> HeaderWords:
    """Read the word list once."""
    content = tomllib.loads(Path(__file__).with_name("header_words.toml").read_text(encoding="utf-8"))
    fields: dict[str, list[str]] = {}
    for field, words in content["fields"].items():
        for word in words:
            fields.setdefault(key(word), []).append(field)
    return HeaderWords(
        {word: tuple(of) for word, of in fields.items()},
        frozenset(key(word) for word in content["extra"]),
        frozenset(key(word) for word in content["never"]),
    )


def key(heading: str) -> str:
    """A heading without capitals, diacritics, underscores and signs."""
    letters = unicodedata.normalize("NFKD", heading.casefold())
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("ς", "σ")
    return " ".join(re.findall(r"[^\W_]+", kept))


def known_headings(cells: Iterable[str]) -> int:
    """How many different fields the cells of a row would name, if it were the heading."""
    found: set[str] = set()
    for cell in cells:
        if len(cell) <= 60:
            fields = fields_of(cell)
            found.update(list(fields)[:1])
    return len(found)


def fields_of(heading: str) -> dict[str, float]:
    """The fields a heading may name, with how surely."""
    group, _slash, below = heading.rpartition(" / ")
    scores = _fields_of_words(key(below))
    if not scores and group:
        scores = dict.fromkeys(_fields_of_words(key(group)), GROUP_ONLY)
    return scores


def _fields_of_words(text: str) -> dict[str, float]:
    words = header_words()
    if not text or text in words.never:
        return {}
    exact = words.fields.get(text)
    if exact:
        return dict.fromkeys(exact, EXACT)
    bare = " ".join(word for word in text.split() if word not in words.extra)
    return dict.fromkeys(words.fields.get(bare, ()), WITH_EXTRA)


def propose_mapping(header: Sequence[str], sample_rows: Sequence[Sequence[str]]) -> dict[int, str]:
    """The field of each column that is understood; each field has one column at most."""
    proposals: list[tuple[float, int, str]] = []
    for column in range(_width(header, sample_rows)):
        heading = header[column] if column < len(header) else ""
        values = [row[column].strip() for row in sample_rows if column < len(row) and row[column].strip()]
        for field, score in _scores(heading, values).items():
            proposals.append((score, -column, field))
    mapping: dict[int, str] = {}
    for _score, column, field in sorted(proposals, reverse=True):
        if -column not in mapping and field not in mapping.values():
            mapping[-column] = field
    if "name" not in mapping.values():
        _find_name(header, sample_rows, mapping)
    return dict(sorted(mapping.items()))


def _scores(heading: str, values: list[str]) -> dict[str, float]:
    scores = fields_of(heading)
    if key(heading) in header_words().never:
        return {}
    for field in list(scores):
        if field in SHAPES and values:
            scores[field] += 1 if _share(field, values) >= MOSTLY else -1
    for field in FOUND_BY_VALUES:
        if not scores and values and _share(field, values) >= MOSTLY:
            scores[field] = BY_VALUES
    return scores


def _share(field: str, values: list[str]) -> float:
    real = [value for value in values if value not in ("-", "–", "—", "n/a")]
    fitting = sum(1 for value in real if SHAPES[field].fullmatch(value[:300]))
    return fitting / len(real) if real else 0.0


def _find_name(header: Sequence[str], sample_rows: Sequence[Sequence[str]], mapping: dict[int, str]) -> None:
    """Without a known heading the name is the free column with the most different wordings."""
    variety: dict[int, int] = {}
    never = header_words().never
    for column in range(_width(header, sample_rows)):
        heading = header[column] if column < len(header) else ""
        if column not in mapping and key(heading) not in never:
            values = {row[column].strip() for row in sample_rows if column < len(row)}
            variety[column] = sum(1 for value in values if sum(letter.isalpha() for letter in value) > 3)
    if variety and max(variety.values()):
        mapping[max(variety, key=lambda column: (variety[column], -column))] = "name"


def _width(header: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    return max([len(header), *(len(row) for row in rows)])


def ignored_columns(
    header: Sequence[str], mapping: Mapping[int, str], sample_rows: Sequence[Sequence[str]] = ()
) -> list[IgnoredColumn]:
    """Every column that holds something and is not taken over, so that nothing is lost silently."""
    ignored: list[IgnoredColumn] = []
    for column in range(_width(header, sample_rows)):
        heading = header[column] if column < len(header) else ""
        filled = any(column < len(row) and row[column].strip() for row in sample_rows)
        if mapping.get(column) == "id":
            reason = _("used only to recognise the row again; our own records get their own numbers")
        elif column in mapping or not (heading or filled):
            continue
        elif key(heading) in header_words().never:
            reason = _("speaks about our own record and is never taken from a file")
        else:
            reason = _("no field fits")
        ignored.append(IgnoredColumn(column, heading or _("column %(number)d") % {"number": column + 1}, reason))
    return ignored
