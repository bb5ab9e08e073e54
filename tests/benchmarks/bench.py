"""`make bench`: each goal with what was measured, then what pages weigh; `make bench JSON=1` as JSON.

It judges nobody: it always ends with 0.
"""

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


def bench():
    """All goals and the weights, in one installation; imported when its settings stand."""
    import django  # noqa: PLC0415

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    from tests.benchmarks import directory, submissions, weights  # noqa: PLC0415

    call_command("migrate", verbosity=0, skip_checks=True)
    return {"goals": [line(goal) for goal in (directory, submissions)], "weights": weights.weights("bench")}


def main():
    """Measure in a data folder that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="localympact-bench-") as folder:
        os.environ |= {"LOCALYMPACT_DATA": folder, "DJANGO_SETTINGS_MODULE": "localympact.config.settings"}
        os.environ.pop("DATABASE_URL", None)
        found = bench()
    if "--json" in sys.argv:
        print(json.dumps(found, indent=1))
        return
    for one in found["goals"]:
        print(f"{one['name']}: {one['ratio']:.2f}, goal {one['goal']:.2f}: {one['verdict']}")
        medians = one["medians"]
        print(f"    medians {medians['measured']} and {medians['compared']} {medians['unit']}")
    print("styles and scripts of a page, as they are sent (for information):")
    for weight, pages in found["weights"].items():
        print(f"    {weight} kB: {', '.join(pages)}")


if __name__ == "__main__":
    main()
