"""What codes say beyond their names: a kind its group and side, a need the list it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from localympact.foundation.languages.translated import TranslatedText
from localympact.foundation.vocabularies.queries import choices, name_of
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


def need_name(code: str) -> TranslatedText | str:
    """A need is something that others may offer, or one of the needs of cooperation (N01 to N14)."""
    name = name_of("offer", code)
    return name_of("need", code) if name == code else name


def need_choices() -> list[tuple[str, str]]:
    """Both lists of needs, for a form."""
    return [*choices("offer"), *choices("need")]
