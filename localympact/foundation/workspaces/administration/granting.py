"""The grid of rights as a page of the docs (`python -m` this module prints it)."""

from __future__ import annotations

import sys

from localympact.foundation.workspaces.permissions import ANYBODY, GRID, SIGNED_IN, STEWARD, Reach

ROLES = ("representative", "contributor", "officer", "facilitator", "coordinator", STEWARD)
SIGNS = {Reach.ALL: "●", Reach.OWN: "○", Reach.DRAFT: "draft"}
INTRODUCTION = """# Who may do what

● may · ○ own organisation or side only · draft: as long as the thing is a draft · empty: may not. A coordinator has
these rights in the programme. Every change asks this grid, every page names its verb.

This page is made from `localympact/foundation/workspaces/permissions.py`: change that file, then run
`python -m localympact.foundation.workspaces.administration.granting > docs/rights.md`.
"""


def rights_page() -> str:
    """The grid as Markdown: what everybody may, what everybody with an account may, then role by role."""
    everybody = [_words(verb) for verb, row in GRID.items() if ANYBODY in row]
    signed_in = [_words(verb) for verb, row in GRID.items() if SIGNED_IN in row]
    lines = [f"| {' | '.join(['', *ROLES])} |", f"|{'---|' * (len(ROLES) + 1)}"]
    for verb, row in GRID.items():
        if ANYBODY not in row and SIGNED_IN not in row:
            cells = [SIGNS[row[role]] if role in row else "" for role in ROLES]
            lines.append(f"| {' | '.join([_words(verb), *cells])} |")
    told = [f"Anybody: {', '.join(everybody)}.", "", f"With an account: {', '.join(signed_in)}.", ""]
    return "\n".join([INTRODUCTION, *told, *lines, ""])


def _words(verb: str) -> str:
    return str(verb).replace("_", " ")


if __name__ == "__main__":
    sys.stdout.write(rights_page())
