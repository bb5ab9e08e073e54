"""What a kind says beyond its name: the group it is counted in, and the side it speaks for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from localympact.foundation.vocabularies.reading import SHIPPED, read_vocabulary
from localympact.foundation.workspaces.models import Side


@cache
def _extras() -> dict[str, Mapping[str, str]]:
    return {term.code: term.extra for term in read_vocabulary(SHIPPED / "kind.toml").terms}


def group_of_kind(kind: str) -> str:
    """The group an organisation of this kind is counted in, unless it says otherwise."""
    return _extras().get(kind, {}).get("group", "")


def side_of_kind(kind: str) -> str:
    """The side an organisation of this kind speaks for."""
    return _extras().get(kind, {}).get("side", Side.ORGANISATIONS)
