"""What would become of each row of a file: new, the same, changed, perhaps listed already, or refused."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import combinations
from math import log

from django.utils.translation import gettext as _

from localympact.foundation.files.tables import RawTable
from localympact.foundation.languages.folding import fold
from localympact.foundation.languages.naming import COMMON, normal_name, take_apart, weight
from localympact.phase1_mapping.imports.mapping import IgnoredColumn
from localympact.phase1_mapping.imports.rows import CleanRow, Problem
from localympact.phase1_mapping.organisations.similarity import (
    LIKELY,
    PLAIN,
    Entry,
    Match,
    Wording,
    digits,
    place_key,
    register_key,
    score,
    site,
    summary_key,
)

COMPARED = 12
WORTH_A_LOOK = 0.15
LONGEST_LIST = 400
MOST_WORDS = 7
MANY = 300
SHOWN = 5
FEW = 6


class Kind(StrEnum):
    """The five verdicts."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    POSSIBLE_DUPLICATE = "possible_duplicate"
    REFUSED = "refused"


@dataclass(frozen=True)
class Verdict:
    """What would become of one row, and why; for a changed one also which fields would change."""

    row: int
    kind: Kind
    matches: tuple[Match, ...] = ()
    reasons: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()


class Register(Wording):
    """Entries by what they share with others, so that each row meets a handful and not all."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries: list[Entry] = []
        self.lists: dict[str, list[int]] = defaultdict(list)
        self.frequency: Counter[str] = Counter()
        for entry in entries:
            self.add(entry)

    def add(self, entry: Entry) -> None:
        """Let later rows meet this entry."""
        number = len(self.entries)
        self.entries.append(entry)
        for shared in keys_of(entry):
            self.lists[shared].append(number)
        self.frequency.update({word for name in entry.names for word in take_apart(name, entry.country).words})

    def rarity(self, word: str) -> float:
        """The weight of a word; in a big register a word that is everywhere says less."""
        count = len(self.entries)
        if count < MANY:
            return weight(word)
        share = log((count + 1) / (self.frequency[word] + 1)) / log(count + 1)
        return weight(word) * max(0.3, min(1.0, 1.5 * share))

    def is_telling(self, summary: str) -> bool:
        """Whether hardly anybody else describes themselves so."""
        return super().is_telling(summary) and len(self.lists.get(about(summary), ())) <= FEW

    def near(self, entry: Entry) -> list[Entry]:
        """The entries that share most with this one, rare keys counting more."""
        points: Counter[int] = Counter()
        for shared in keys_of(entry):
            listed = self.lists.get(shared, ())
            if len(listed) <= LONGEST_LIST:
                for number in listed:
                    points[number] += 1 / (1 + len(listed)) ** 0.5
        best = points.most_common(COMPARED)
        return [self.entries[number] for number, shared in best if shared >= best[0][1] * WORTH_A_LOOK]


@lru_cache(maxsize=8)
def keys_of(entry: Entry) -> frozenset[str]:
    """What an entry can be found by: its words in pairs, its abbreviations, website, numbers, description."""
    keys = {
        "register:" + register_key(entry.registration_number),
        "site:" + site(entry.website),
        "mail:" + entry.email.casefold(),
        "phone:" + digits(entry.phone),
        "id:" + entry.external_id,
        about(summary_key(entry.activity)),
    }
    for name in entry.names:
        for way in (name, *take_apart(name, entry.country).romanised):
            keys.update(_keys_of_name(way, entry))
    return frozenset(key for key in keys if not key.endswith(":"))


def about(summary: str) -> str:
    """The key of a description."""
    return "about:" + summary[:120]


def _keys_of_name(name: str, entry: Entry) -> Iterator[str]:
    apart = take_apart(name, entry.country)
    yield "whole:" + "".join(sorted("".join(apart.words)))
    for short in (
        apart.initials | apart.capitals | ({"".join(apart.words)} if len("".join(apart.words)) <= 8 else set())
    ):
        yield "short:" + short
    telling = sorted(range(len(apart.words)), key=lambda i: -weight(apart.words[i]))[:MOST_WORDS]
    ends = {i: (apart.sounds[i][:4], "~" + apart.sounds[i][-4:]) for i in telling}
    for i in telling:
        yield from (f"word:{end}" for end in ends[i] if weight(apart.words[i]) > COMMON)
    for one, other in combinations(telling, 2):
        for end in ends[one]:
            yield from ("pair:" + "+".join(sorted((end, second))) for second in ends[other])
    for i in telling:
        yield f"here:{ends[i][0]}@{place_key(entry.place)}"


def entry_of(row: CleanRow, country: str = "") -> Entry:
    """A clean row as one side of a comparison."""
    return Entry(
        key=f"row {row.row}",
        names=(row.name, *row.name_variants),
        country=country,
        kind=row.kind,
        legal_form=row.legal_form,
        registration_number=row.registration_number,
        place=row.place,
        address=row.address,
        lat=row.lat,
        lon=row.lon,
        website=row.website,
        email=row.email,
        phone=row.phone,
        activity=row.activity,
        founded=row.founded,
        external_id=row.id,
        row=row.row,
    )


def judge(
    rows: Iterable[CleanRow | list[Problem]],
    existing: Iterable[Entry] = (),
    *,
    seen: Mapping[str, str] | None = None,
    country: str = "",
) -> list[Verdict]:
    """A verdict for every row: compared with what is listed, then with the rows above it in the file.

    `seen` holds the keys of rows imported before, with the key of the entry each of them became.
    """
    listed, above = Register(existing), Register()
    by_key = {entry.key: entry for entry in listed.entries}
    verdicts: list[Verdict] = []
    for row in rows:
        if isinstance(row, list):
            verdicts.append(refusal(row))
            continue
        entry = entry_of(row, country)
        known = by_key.get((seen or {}).get(row_key(row), ""))
        if known:
            reason = _("this row was imported before")
            found = Verdict(row.row, Kind.SAME, (Match(1.0, (reason,), True, known.key, 0, known.names[0]),), (reason,))
        else:
            found = verdict(
                entry, listed.near(entry), above.near(entry), max(listed, above, key=lambda known: len(known.entries))
            )
        verdicts.append(found)
        above.add(entry)
    return verdicts


def refusal(problems: Sequence[Problem]) -> Verdict:
    """The verdict on a row that cannot be read, with every cell at fault."""
    reasons = tuple(
        _("%(column)s: %(sentence)s") % {"column": problem.column or problem.field, "sentence": problem.sentence}
        for problem in problems
    )
    return Verdict(problems[0].row, Kind.REFUSED, (), reasons)


def verdict(row: Entry, candidates: Iterable[Entry], above: Iterable[Entry] = (), wording: Wording = PLAIN) -> Verdict:
    """The verdict on one readable row, from the entries listed already and the rows above it."""
    listed = _best(score(row, other, wording) for other in candidates)
    in_file = _best(score(row, other, wording) for other in above)
    certain = _certain(row, [match for match in listed if match.certain])
    if len(certain) == 1:
        by_key = {entry.key: entry for entry in candidates}
        changes = tuple(_changed_fields(row, by_key[certain[0].key]))
        kind = Kind.CHANGED if changes else Kind.SAME
        return Verdict(row.row, kind, tuple(certain), certain[0].reasons, changes)
    matches = tuple([*listed, *in_file][:SHOWN])
    if matches:
        return Verdict(row.row, Kind.POSSIBLE_DUPLICATE, matches, max(matches, key=lambda match: match.score).reasons)
    return Verdict(row.row, Kind.NEW)


def _certain(row: Entry, matches: list[Match]) -> list[Match]:
    """Of several certain ones the one that is written just like the row, if it is the only one."""
    alike = [match for match in matches if fold(match.name) == fold(row.names[0])]
    return alike if len(matches) > 1 and len(alike) == 1 else matches


def _best(matches: Iterable[Match]) -> list[Match]:
    return sorted((match for match in matches if match.score >= LIKELY), key=lambda match: (-match.score, match.key))


def _changed_fields(row: Entry, listed: Entry) -> Iterator[str]:
    """The fields the row would fill or change; an empty cell changes nothing."""
    known = {normal_name(name, listed.country) for name in listed.names}
    if normal_name(row.names[0], row.country) not in known:
        yield "name"
    compared = {
        "kind": (row.kind, listed.kind),
        "legal_form": (row.legal_form, listed.legal_form),
        "registration_number": (register_key(row.registration_number), register_key(listed.registration_number)),
        "place": (place_key(row.place), place_key(listed.place)),
        "address": (summary_key(row.address), summary_key(listed.address)),
        "website": (site(row.website), site(listed.website)),
        "email": (row.email.casefold(), listed.email.casefold()),
        "phone": (digits(row.phone), digits(listed.phone)),
        "activity": (summary_key(row.activity), summary_key(listed.activity)),
        "founded": (row.founded, listed.founded),
    }
    yield from (field for field, (new, old) in compared.items() if new and new != old)
    if row.lat is not None and row.lon is not None and _moved(row, listed):
        yield "coordinates"


def _moved(row: Entry, listed: Entry) -> bool:
    pairs = ((row.lat, listed.lat), (row.lon, listed.lon))
    return any(old is None or (new is not None and abs(new - old) > 0.0005) for new, old in pairs)


def row_key(row: CleanRow) -> str:
    """A fingerprint of what a row says, wherever it stands in the file."""
    parts = (
        row.name, *row.name_variants, row.kind, row.legal_form, row.registration_number, row.place, row.address,
        row.lat, row.lon, row.website, row.email, row.phone, row.activity, row.founded, row.source_url,
        row.source_year, row.is_settlement, row.id,
    )  # fmt: skip
    return hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()


def report(table: RawTable, verdicts: Sequence[Verdict], ignored: Sequence[IgnoredColumn] = ()) -> dict[str, object]:
    """The whole reading as plain values: what was found in the file, and the verdict on every row."""
    counts = Counter(verdict.kind for verdict in verdicts)
    return {
        "file": table.filename,
        "encoding": table.encoding,
        "separator": table.separator,
        "sheet": table.sheet,
        "header_row": table.header_row,
        "header_rows": list(table.header_rows),
        "rows": [_reported(verdict) for verdict in verdicts],
        "new": counts[Kind.NEW],
        "same": counts[Kind.SAME],
        "changed": counts[Kind.CHANGED],
        "duplicates": counts[Kind.POSSIBLE_DUPLICATE],
        "refused": counts[Kind.REFUSED],
        "ignored_columns": [{"column": column.heading, "reason": column.reason} for column in ignored],
    }


def _reported(verdict: Verdict) -> dict[str, object]:
    return {
        "row": verdict.row,
        "verdict": str(verdict.kind),
        "matches": [
            {
                "id": match.key,
                "row": match.row,
                "name": match.name,
                "score": match.score,
                "reasons": list(match.reasons),
            }
            for match in verdict.matches
        ],
        "reasons": list(verdict.reasons),
        "changes": list(verdict.changes),
    }
