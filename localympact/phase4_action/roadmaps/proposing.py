"""From filled checkpoints to the sections of a partnership proposal, as plain values that stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from localympact.foundation.languages.translated import TranslatedText
from localympact.foundation.workspaces.models import Side
from localympact.phase4_action.roadmaps.queries import Point


def sections_of(points: Iterable[Point], titles: Mapping[str, TranslatedText]) -> list[dict[str, Any]]:
    """Each section with every filled checkpoint that belongs to it, in the order of the sections."""
    points = list(points)
    sections = [
        {"code": code, "title": _words(title), "parts": _parts([p for p in points if _belongs(p, code)])}
        for code, title in titles.items()
    ]
    return [section for section in sections if section["parts"]]


def _belongs(point: Point, code: str) -> bool:
    return point.checkpoint.proposal_section == code


def _parts(points: list[Point]) -> list[dict[str, Any]]:
    return [part for point in points for side in Side.values if (part := _part(point, side))]


def _part(point: Point, side: str) -> dict[str, Any] | None:
    answer = point.answer(side)
    if answer is None or not (answer.text or answer.state == answer.State.NOT_RELEVANT):
        return None
    return {
        "code": point.checkpoint.code,
        "question": _words(point.checkpoint.question_for(side)),
        "side": side,
        "text": answer.text,
        "state": answer.state,
        "recorded": answer.recorded_source if answer.is_recorded else "",
        "agreed": bool(point.handshake and point.handshake.is_closed),
    }


def _words(text: TranslatedText) -> dict[str, str]:
    return {code: text.get(code) for code in text.languages}
