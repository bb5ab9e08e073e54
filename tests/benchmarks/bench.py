"""`make bench`: each goal with what was measured; `make bench JSON=1` as JSON. It judges nobody: it always ends with 0."""

import json
import os
import sys
import tempfile
from statistics import median


def line(goal):
    """One goal: its name, the ratio, the goal, and whether it was reached."""
    measured, compared = (median(rates) for rates in goal.measure())
    ratio = measured / compared
    return {
        "name": goal.NAME,
        "ratio": round(ratio, 3),
        "goal": goal.GOAL,
        "verdict": "ok" if ratio >= goal.GOAL else "short",
        "medians": {"measured": round(measured, 1), "compared": round(compared, 1), "unit": goal.UNIT},
    }


def goals():
    """The goals, each with a database of its own making: imported when the settings stand."""
    import django  # noqa: PLC0415

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    from tests.benchmarks import directory, submissions  # noqa: PLC0415

    call_command("migrate", verbosity=0, skip_checks=True)
    return [directory, submissions]


def main():
    """Measure in a data folder that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="localympact-bench-") as folder:
        os.environ |= {"LOCALYMPACT_DATA": folder, "DJANGO_SETTINGS_MODULE": "localympact.config.settings"}
        os.environ.pop("DATABASE_URL", None)
        lines = [line(goal) for goal in goals()]
    if "--json" in sys.argv:
        print(json.dumps(lines, indent=1))
        return
    for one in lines:
        print(f"{one['name']}: {one['ratio']:.2f}, goal {one['goal']:.2f}: {one['verdict']}")
        medians = one["medians"]
        print(f"    medians {medians['measured']} and {medians['compared']} {medians['unit']}")


if __name__ == "__main__":
    main()
