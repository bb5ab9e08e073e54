"""Shipped content: text files of the repository, loaded again and again without doubling."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from localympact.foundation.core.rows import Shared
from localympact.foundation.languages.translated import TranslatedText
from localympact.foundation.vocabularies import models as vocabularies
from localympact.foundation.vocabularies.reading import read_vocabulary
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.change import installation_change
from localympact.foundation.workspaces.permissions import May

T = TypeVar("T", bound=Shared)
LOADERS: list[Callable[..., Any]] = []
SHIPPED = Path(vocabularies.__file__).parent / "shipped"


def shipped(load: Callable[..., Any]) -> Callable[..., Any]:
    """Declare a change `(*, by)` that loads shipped content."""
    if load not in LOADERS:
        LOADERS.append(load)
    return load


def keep(model: type[T], found_by: dict[str, Any], **fields: Any) -> T:
    """Make or correct one shipped row."""
    row = model._default_manager.filter(owner=None, **found_by).first() or model(owner=None, **found_by)
    changed = row._state.adding or any(getattr(row, name) != value for name, value in fields.items())
    for name, value in fields.items():
        setattr(row, name, value)
    if changed:
        row.save()
    return row


def load_all(*, by: Actor) -> None:
    """Load everything that was declared."""
    for load in LOADERS:
        load(by=by)


@shipped
@installation_change(May.RUN_INSTALLATION)
def load_vocabularies(*, by: Actor) -> None:
    """Load the coded terms."""
    for path in sorted(SHIPPED.glob("*.toml")):
        vocabulary = read_vocabulary(path)
        for position, term in enumerate(vocabulary.terms):
            keep(
                vocabularies.Term,
                {"vocabulary": vocabulary.code, "code": term.code},
                name=TranslatedText.of("en", **term.name),
                note=TranslatedText.of("en", **term.note),
                parent=term.parent,
                country=term.country,
                aliases=list(term.aliases),
                source=term.source,
                position=position,
            )
