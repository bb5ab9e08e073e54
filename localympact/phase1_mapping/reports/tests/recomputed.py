"""The figures of a report reckoned anew from the exported answers, by other means than the product's."""

import csv
import io
import re
from pathlib import Path

import numpy as np
from scipy import stats

from localympact.phase1_mapping import surveys
from localympact.phase1_mapping.reports.tests.papers import numbers_in
from localympact.phase1_mapping.tallies.statements import QUESTIONS, STATEMENTS

SHIPPED = Path(surveys.__file__).parent / "shipped"
SCALE = re.compile(r"Q(09|11_C\d\d|13_N\d\d|14|15|16|19|20|21|24|25)")
SIDES = ("municipality", "organisations")
ENGLISH = "label::English (en)"


def exported(client, wave, side):
    """The rows of the answers export of one side."""
    content = client.get(f"/en/{wave.workspace.slug}/surveys/{wave.pk}/answers.csv?side={side}").content.decode(
        "utf-8-sig"
    )
    lines = [line for line in content.splitlines(keepends=True) if not line.startswith("#")]
    return list(csv.DictReader(io.StringIO("".join(lines))))


def rated(rows, name):
    """The numbers given to a statement; “cannot say” is no number."""
    return np.array([int(row[name]) for row in rows if row[name].isdigit()])


def tenths(value):
    """One decimal, halves away from zero."""
    return float(np.sign(value) * np.floor(np.abs(value) * 10 + 0.5 + 1e-9) / 10)


def percent(count, n):
    """Whole per cent, halves upwards."""
    return float(np.floor(100 * count / n + 0.5))


def options(side):
    """The English words of every option, list by list, and the list of every question, from the shipped files."""
    folder = SHIPPED / f"needs-and-challenges-{side}"
    words, lists = {}, {}
    for row in csv.DictReader((folder / "choices.csv").open(encoding="utf-8")):
        words.setdefault(row["list_name"], {})[row[ENGLISH]] = row["name"]
    for row in csv.DictReader((folder / "survey.csv").open(encoding="utf-8")):
        if " " in row["type"]:
            lists[row["name"]] = row["type"].split()[1]
    return {name: words.get(one, {}) for name, one in lists.items()}


def wrong_statements(tables, answers):
    """What the table of all statements says of each side against the answers: wrong cells, and how many were checked."""
    wrong, checked = [], 0
    found = [table for table in tables if table[0][1:3] == ["n", "mean"]]
    for side, table in zip(SIDES, found, strict=True):
        names = [name for name in answers[side][0] if SCALE.fullmatch(name)]
        for name, row in zip(names, table[1:], strict=True):
            values = rated(answers[side], name)
            n = len(values)
            bands = [percent(np.sum((values >= low) & (values <= high)), n) for low, high in ((0, 3), (4, 6), (7, 10))]
            expected = [n, tenths(values.mean()), tenths(values.std(ddof=1)), *bands]
            for cell, value in zip(row[1:], expected, strict=False):
                said = numbers_in(cell, "en")
                checked += len(said)
                if said and abs(said[0] - value) > 1e-9:
                    wrong.append((side, name, cell, value))
    return wrong, checked


def names_of_statements():
    """The codes of statements by their short English names."""
    short = {str(title): name for name, title in STATEMENTS.items()}
    rows = csv.DictReader((SHIPPED / "needs-and-challenges-municipality" / "survey.csv").open(encoding="utf-8"))
    return {row[ENGLISH]: row["name"] for row in rows if SCALE.fullmatch(row["name"])} | short


def wrong_gaps(tables, answers):
    """The gaps with Welch's interval, reckoned by scipy from single answers."""
    wrong, checked, names = [], 0, names_of_statements()
    for row in next(table for table in tables if table[0][-1] == "Reading")[1:]:
        both = [rated(answers[side], names[row[0]]) for side in SIDES]
        interval = stats.ttest_ind(*both, equal_var=False).confidence_interval(0.95)
        expected = [tenths(v) for v in (both[0].mean() - both[1].mean(), interval.low, interval.high)]
        said = [*numbers_in(row[7], "en"), *numbers_in(row[8], "en")]
        checked += len(said)
        if not np.allclose(said, expected[: len(said)], atol=1e-9):
            wrong.append((row[0], said, expected))
    return wrong, checked


def wrong_moves(tables, before, after):
    """What moved between two surveys, reckoned from the means and deviations that readers see."""
    wrong, checked, names = [], 0, names_of_statements()
    table = next(table for table in tables if table[0][1:3] == ["Municipality, before", "now"])
    for row in table[1:]:
        four = [rated(answers[side], names[row[0]]) for side in SIDES for answers in (before, after)]
        means = [tenths(values.mean()) for values in four]
        parts = [tenths(values.std(ddof=1)) ** 2 / len(values) for values in four]
        change = (means[1] - means[3]) - (means[0] - means[2])
        df = sum(parts) ** 2 / sum(part**2 / (len(values) - 1) for part, values in zip(parts, four, strict=True))
        half = stats.t.ppf(0.975, df) * np.sqrt(sum(parts))
        expected = [*means, tenths(change), tenths(change - half), tenths(change + half)]
        said = [number for cell in row[1:] for number in numbers_in(cell, "en")]
        checked += len(said)
        if not np.allclose(said, expected[: len(said)], atol=1e-9):
            wrong.append((row[0], said, expected))
    return wrong, checked


def wrong_choices(tables, answers):
    """Counts and shares of every option that stands on its own or as a sum of named neighbours."""
    wrong, checked = [], 0
    known = {str(title): name for name, title in QUESTIONS.items()}
    words = {side: options(side) for side in SIDES}
    for table in tables:
        name = known.get(getattr(table, "caption", ""))
        for row in table[1:] if name and table[0][2:3] == ["%"] else ():
            for side, at in zip(SIDES, (1, 3), strict=True):
                codes = {words[side].get(name, {}).get(label) for label in row[0].split(" / ")}
                said = [number for cell in row[at : at + 2] for number in numbers_in(cell, "en")]
                if None in codes or len(said) < 2:
                    continue
                given = [set(one[name].split()) for one in answers[side] if one.get(name)]
                count = sum(bool(one & codes) for one in given)
                checked += 1
                if said != [count, percent(count, len(given))]:
                    wrong.append((side, name, row, count, len(given)))
    return wrong, checked
