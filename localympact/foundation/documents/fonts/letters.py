"""What our letters can draw and how wide it is, so that text wraps in pictures and nothing prints as an empty box."""

import json
import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

FONTS = Path(__file__).parent
FAMILIES = ("Noto Sans", "Noto Sans Math", "Noto Sans Symbols 2", "Noto Emoji")
UNKNOWN = "\ufffd"
EMOJI_JOINTS = "\u200d\ufe0e\ufe0f"

Face = Literal["regular", "semibold", "narrow"]


@cache
def _measures() -> dict[str, object]:
    return dict(json.loads((FONTS / "measures.json").read_text()))


@cache
def _starts_and_ends() -> tuple[list[int], list[int]]:
    ranges: list[list[int]] = _measures()["coverage"]  # type: ignore[assignment]
    return [first for first, _ in ranges], [last for _, last in ranges]


@cache
def _widths(face: Face) -> dict[int, int]:
    found: dict[int, int] = {}
    by_width: dict[str, list[list[int]]] = _measures()["widths"][face]  # type: ignore[index]
    for width, ranges in by_width.items():
        for first, last in ranges:
            found.update(dict.fromkeys(range(first, last + 1), int(width)))
    return found


def can_draw(character: str) -> bool:
    """Whether one of our files has this character."""
    starts, ends = _starts_and_ends()
    place = bisect_right(starts, ord(character)) - 1
    return place >= 0 and ord(character) <= ends[place]


def drawable(text: str) -> str:
    """The text in NFC, with a visible sign for every character that our letters lack."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(_sign(character) for character in composed if character not in EMOJI_JOINTS)


def _sign(character: str) -> str:
    return character if character in "\n\t" or can_draw(character) else UNKNOWN


def font_files() -> list[str]:
    """Our files, for programs that must not look anywhere else."""
    return [str(path) for path in sorted(FONTS.glob("*.ttf"))]


@lru_cache(maxsize=16_384)
def text_width(text: str, size: float, face: Face = "regular") -> float:
    """How wide a line of text stands, in the unit of its size."""
    widths = _widths(face)
    return sum(widths.get(ord(character), 1000) for character in text) * size / 1000


def wrapped(text: str, width: float, size: float, face: Face = "regular") -> list[str]:
    """The text in lines that fit the width; a word that is too long for a line is cut."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        candidate = f"{line} {word}" if line else word
        if text_width(candidate, size, face) <= width:
            line = candidate
            continue
        lines += [line] if line else []
        pieces = _cut(word, width, size, face)
        lines += pieces[:-1]
        line = pieces[-1]
    return [*lines, line] if line or not lines else lines


def balanced(text: str, width: float, size: float, face: Face = "regular") -> list[str]:
    """As few lines as fit the width, all of them about equally long."""
    lines = wrapped(text, width, size, face)
    for tenth in range(9, 4, -1):
        closer = wrapped(text, width * tenth / 10, size, face)
        if len(closer) > len(lines) or any(line.endswith("-") for line in closer):
            break
        lines = closer
    return lines


def _cut(word: str, width: float, size: float, face: Face) -> list[str]:
    if text_width(word, size, face) <= width:
        return [word]
    pieces, piece = [], ""
    for character in word:
        if piece and text_width(piece + character + "-", size, face) > width and len(piece) > 3:
            pieces.append(piece + "-")
            piece = ""
        piece += character
    return [*pieces, piece]
