"""How much the rule leaves: the shipped questionnaires, answered by as many as a small municipality brings together."""

import re
from pathlib import Path

import numpy as np
import pytest

from localympact.phase1_mapping.questionnaires.items import form_of
from localympact.phase1_mapping.questionnaires.sheets import read_sheets
from localympact.phase1_mapping.questionnaires.xlsform import convert
from localympact.phase1_mapping.surveys import shipping
from localympact.phase1_mapping.tallies import smallnumbers

SHIPPED = Path(shipping.__file__).parent / "shipped"


@pytest.fixture(scope="module")
def questions():
    def asked(side):
        items = form_of(convert(read_sheets(SHIPPED / f"needs-and-challenges-{side}")).pyxform).items
        return [i for i in items if i.is_asked and i.measure and not (i.personal or i.confidential)]

    return {side: asked(side) for side in ("municipality", "organisations")}


def answered(item, n, rng, k):
    """The tally of answers drawn with chances of this question's own."""
    names = [choice.name for choice in item.choices]
    if item.measure == "text":
        return smallnumbers.count_text(n, k)
    if item.measure == "scale0_10":
        values = np.clip(np.rint(rng.normal(rng.uniform(2.5, 8), rng.uniform(1.4, 2.4), n)), 0, 10)
        return smallnumbers.count_scale([None if rng.random() < 0.05 else int(v) for v in values], k)
    if item.measure == "multi":
        return several(item, names, n, rng, k)
    chosen = [names[i] for i in rng.choice(len(names), n, p=rng.dirichlet(np.full(len(names), 1.5)))]
    return (
        smallnumbers.count_public(chosen)
        if item.public_answer
        else smallnumbers.count_single(chosen, names, k, item.merge_order)
    )


def several(item, names, n, rng, k):
    found = re.search(r"count-selected\(\.\) <= (\d+)", item.constraint)
    at_most = int(found[1]) if found else len(names)
    likely = rng.beta(1, 2, len(names))
    ticked = [[o for o, p in zip(names, likely, strict=True) if rng.random() < p] or [names[0]] for _ in range(n)]
    answers = [list(rng.permutation(ticks))[:at_most] for ticks in ticked]
    if item.public_answer:
        return smallnumbers.count_public(answers)
    groups = {}
    for choice in item.choices:
        if choice.group:
            groups.setdefault(choice.group, []).append(choice.name)
    return smallnumbers.count_multi(answers, names, groups, k, at_most)


def share(items, n, k, seed):
    rng = np.random.default_rng(seed)
    return smallnumbers.share_with_a_figure(answered(item, n, rng, k) for item in items)


@pytest.mark.parametrize(
    ("side", "n"), [("municipality", 15), ("municipality", 25), ("organisations", 18), ("organisations", 36)]
)
def test_four_questions_of_five_show_a_figure(questions, side, n):
    assert min(share(questions[side], n, 5, seed) for seed in range(3)) >= 0.8


def test_a_small_place_needs_twenty_answers_for_that(questions):
    assert share(questions["municipality"], 15, 10, 1) < 0.8 <= share(questions["municipality"], 20, 10, 1)
