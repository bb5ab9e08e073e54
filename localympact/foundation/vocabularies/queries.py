"""What we ask of the vocabularies: names of codes, choices, codes of words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from django.db import connection
from django.db.models.signals import post_delete, post_save

from localympact.foundation.languages.translated import TranslatedText
from localympact.foundation.vocabularies.models import Term


@lru_cache(maxsize=200)
def _terms(vocabulary: str, database: str) -> tuple[Term, ...]:
    return tuple(Term.objects.filter(vocabulary=vocabulary))


def terms(vocabulary: str) -> tuple[Term, ...]:
    """The terms of a vocabulary in their order; remembered by each process."""
    return _terms(vocabulary, str(connection.settings_dict["NAME"])) or _fresh(vocabulary)


def _fresh(vocabulary: str) -> tuple[Term, ...]:
    _terms.cache_clear()
    return _terms(vocabulary, str(connection.settings_dict["NAME"]))


def name_of(vocabulary: str, code: str) -> TranslatedText | str:
    """The name of a code, or the code itself when it is unknown."""
    return next((t.name for t in terms(vocabulary) if t.code == code), code)


def names_of(vocabulary: str, codes: Iterable[str]) -> list[str]:
    """The names of codes in the reader's language."""
    return [str(name_of(vocabulary, code)) for code in codes]


def choices(vocabulary: str, country: str = "") -> list[tuple[str, str]]:
    """(code, name) for a form; terms of other countries are left out when a country is given."""
    return [(t.code, str(t.name)) for t in terms(vocabulary) if not country or t.country in ("", country)]


def aliases(vocabulary: str) -> dict[str, str]:
    """Word (lower case) → code: codes, names in every language and the aliases."""
    found: dict[str, str] = {}
    for term in terms(vocabulary):
        for word in (term.code, *term.aliases, *(term.name.get(code) for code in term.name.languages)):
            found.setdefault(word.casefold(), term.code)
    return found


def _forget(**_kwargs: object) -> None:
    _terms.cache_clear()


post_save.connect(_forget, sender=Term, dispatch_uid="forget-terms-saved")
post_delete.connect(_forget, sender=Term, dispatch_uid="forget-terms-deleted")
