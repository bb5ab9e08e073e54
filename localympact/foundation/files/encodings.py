"""Which encoding a text file was saved in, judged by the letters of the six languages it would then contain."""

import re
import unicodedata
from dataclasses import dataclass

from charset_normalizer import from_bytes
from django.utils.translation import gettext as _

from localympact.foundation.core.refused import Refused

GREEK = "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ"
LETTERS = {
    "lv": frozenset("āčēģīķļņšūžōŗ"),
    "lt": frozenset("ąčęėįšųūž"),
    "sv": frozenset("åäöéàü"),
    "pt": frozenset("áâãàçéêíóôõúü"),
    "el": frozenset(GREEK),
}
QUOTES_AND_SIGNS = frozenset("„“”‟«»‘’‚–—…•·€£§°©®ºª´\xa0")
# Where two code pages give the same text, the first named here is reported.
CODE_PAGES = (
    ("cp1257", ("lv", "lt")),
    ("cp1252", ("sv", "pt")),
    ("cp1253", ("el",)),
    ("iso-8859-13", ("lv", "lt")),
    ("iso-8859-7", ("el",)),
)
SAMPLE = 200_000
CONVINCING = 0.6
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Decoded:
    """A text and the encoding it was saved in."""

    text: str
    encoding: str


def decode(data: bytes, filename: str) -> Decoded:
    """The text of a file, or a refusal that says how to save it again."""
    marked = _by_mark(data) or _by_zeros(data)
    if marked:
        encoding, body = marked
        try:
            return Decoded(body.decode(encoding), encoding)
        except UnicodeDecodeError as error:
            _refuse(filename, error)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        _refuse_broken_utf8(data, error, filename)
    encoding = _by_letters(data) or _by_statistics(data)
    if not encoding:
        _refuse(filename, None)
    return Decoded(data.decode(encoding), encoding)


def _by_mark(data: bytes) -> tuple[str, bytes] | None:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return encoding, data[len(mark) :]
    return None


def _by_zeros(data: bytes) -> tuple[str, bytes] | None:
    """UTF-16 without a mark: every other byte is the number of a small page (Latin 0 and 1, Greek 3)."""
    sample = data[:4096]
    even, odd = (sum(half.count(page) for page in (0, 1, 3)) for half in (sample[::2], sample[1::2]))
    if len(sample) < 4 or max(even, odd) < len(sample) / 4 or min(even, odd) > max(even, odd) / 20:
        return None
    return ("utf-16-le" if odd > even else "utf-16-be"), data


def _refuse_broken_utf8(data: bytes, error: UnicodeDecodeError, filename: str) -> None:
    """A file that is UTF-8 but for a few bytes is not guessed at: the place is named."""
    read = data.decode("utf-8", "replace")
    broken = read.count("\ufffd")
    sound = sum(1 for letter in read if ord(letter) > 127) - broken
    if sound > 20 * broken:
        line = data.count(b"\n", 0, error.start) + 1
        raise Refused(
            _("“%(file)s” is UTF-8, but line %(line)d holds a broken character. Correct it there and save again.")
            % {"file": filename, "line": line}
        ) from error


def _refuse(filename: str, cause: Exception | None) -> None:
    raise Refused(
        _("The letters of “%(file)s” cannot be read. In your spreadsheet program, save it as “CSV UTF-8”.")
        % {"file": filename}
    ) from cause


def _telling_sample(data: bytes) -> bytes:
    """The lines that hold something beyond plain ASCII, as many as are needed."""
    telling = [line for line in data[: 20 * SAMPLE].splitlines() if not line.isascii()]
    return b"\n".join(telling)[:SAMPLE]


def _by_letters(data: bytes) -> str:
    sample = _telling_sample(data)
    best, best_score = "", CONVINCING
    for encoding, languages in CODE_PAGES:
        try:
            data.decode(encoding)
            text = sample.decode(encoding)
        except UnicodeDecodeError:
            continue
        score = max(letter_score(text, language) for language in languages)
        if score > best_score:
            best, best_score = encoding, score
    return best


def letter_score(text: str, language: str) -> float:
    """How well the letters beyond ASCII fit one language: 1 all of them, below 0 hardly any."""
    points, counted = 0.0, 0
    for word in WORD.findall(text):
        strange = [letter for letter in word.lower() if letter > "\x7f"]
        counted += len(strange)
        if strange:
            points += _points_of_word(word, strange, language)
    for sign in text:
        if sign > "\x7f" and not unicodedata.category(sign).startswith("L"):
            counted += 1
            points += 0.6 if sign in QUOTES_AND_SIGNS else -2
    return points / counted if counted else 0.0


def _points_of_word(word: str, strange: list[str], language: str) -> float:
    fitting = sum(1 for letter in strange if letter in LETTERS[language])
    points = fitting - 1.5 * (len(strange) - fitting)
    is_mixed = len(strange) < len(word)
    if language == "el":
        return -len(strange) if is_mixed else points
    if (not is_mixed and len(word) > 3) or _has_capital_inside(word):
        points -= len(strange)
    return points


def _has_capital_inside(word: str) -> bool:
    return any(a.islower() and b.isupper() for a, b in zip(word, word[1:], strict=False))


def _by_statistics(data: bytes) -> str:
    """Languages beyond the six: what the general detector says, when it says anything."""
    best = from_bytes(_telling_sample(data), threshold=0.15).best()
    if best is None or best.encoding.startswith("utf"):
        return ""
    try:
        data.decode(best.encoding)
    except UnicodeDecodeError:
        return ""
    return best.encoding.replace("_", "-")
