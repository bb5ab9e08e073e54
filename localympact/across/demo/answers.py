"""Generated answers of the invented places: two sides whose opinions differ, and people who differ too."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from localympact.phase1_mapping.questionnaires.items import Form, Item

SCALE = "scale0_10"
CANNOT_SAY = "cannot_say"
ALONE = {"none", "nothing", CANNOT_SAY}
SPREAD_OF_PEOPLE, SPREAD_OF_ANSWERS = 1.1, 1.5


@dataclass(frozen=True)
class Opinion:
    """What a side tends to answer: means of the 0–10 questions, favoured options, words of its own."""

    means: Mapping[str, float] = field(default_factory=dict)
    favoured: Mapping[str, Sequence[str]] = field(default_factory=dict)
    words: Mapping[str, Sequence[str]] = field(default_factory=dict)
    otherwise: float = 5.5


def replies(form: Form, opinion: Opinion, count: int, seed: str) -> Iterator[dict[str, str | list[str]]]:
    """So many whole replies. The same seed gives the same replies."""
    tendency = random.Random(f"{seed} tendency")
    usual = {item.name: _usual(item, opinion, tendency) for item in form.items if item.is_asked}
    chance = random.Random(f"{seed} people")
    for _person in range(count):
        mood = chance.gauss(0, SPREAD_OF_PEOPLE)
        yield {
            item.name: _answer(item, usual[item.name], opinion, mood, chance)
            for item in form.items
            if item.is_asked and not item.personal
        }


def _usual(item: Item, opinion: Opinion, chance: random.Random) -> dict[str, float]:
    """How likely each option of a question is for this side; empty for scales and words."""
    if item.measure == SCALE or not item.choices:
        return {}
    names = [choice.name for choice in item.choices]
    favoured = list(opinion.favoured.get(item.name, ())) or chance.sample(names, k=min(3, len(names)))
    rest = 0.12 if item.type == "select_multiple" else 0.04
    return {name: (0.62 if name in favoured else 0.02 if name in ALONE else rest) for name in names}


def _answer(
    item: Item, usual: Mapping[str, float], opinion: Opinion, mood: float, chance: random.Random
) -> str | list[str]:
    if item.measure == SCALE:
        return _number(opinion.means.get(item.name, opinion.otherwise), mood, chance)
    if item.type == "select_one":
        return chance.choices(list(usual), weights=list(usual.values()))[0]
    if item.type == "select_multiple":
        return _several(item, usual, chance)
    words = opinion.words.get(item.name, ())
    return chance.choice(list(words)) if words and chance.random() < 0.7 else ""


def _number(mean: float, mood: float, chance: random.Random) -> str:
    if chance.random() < 0.04:
        return CANNOT_SAY
    return str(min(10, max(0, round(chance.gauss(mean + mood, SPREAD_OF_ANSWERS)))))


def _several(item: Item, usual: Mapping[str, float], chance: random.Random) -> list[str]:
    chosen = [name for name, likely in usual.items() if name not in ALONE and chance.random() < likely]
    most = 3 if item.name == "Q12" else 5
    if "count-selected" in item.constraint and "<=" in item.constraint:
        chance.shuffle(chosen)
        chosen = chosen[:most]
    return chosen
