"""Whether the two sides are asked the same, and in every language: looked at before a wave opens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from localympact.phase1_mapping.surveys.items import Form, Item, Text


def mirrored(municipality: Form, organisations: Form) -> list[str]:
    """The names of the 0–10 questions that both sides are asked, and whose answers make a gap."""
    others = {item.name for item in organisations.items if item.measure == "scale0_10"}
    return [item.name for item in municipality.items if item.measure == "scale0_10" and item.name in others]


def differences(municipality: Form, organisations: Form, languages: Sequence[str]) -> list[str]:
    """What keeps the answers of the two sides, or of two languages, from being compared, in sentences."""
    others = {item.name: item for item in organisations.items}
    found = list(_unpaired(municipality, organisations))
    for item in municipality.items:
        if item.name in others and not item.public_answer:
            found.extend(_unlike(item, others[item.name]))
    for form in (municipality, organisations):
        found.extend(_untold(form, languages))
    return list(dict.fromkeys(found))


def _unpaired(municipality: Form, organisations: Form) -> Iterator[str]:
    names = [[item.name for item in form.items if item.is_asked] for form in (municipality, organisations)]
    for asked, missing in ((0, 1), (1, 0)):
        for name in names[asked]:
            if name not in names[missing]:
                yield _("%(question)s is asked of one side only.") % {"question": name}


def _unlike(one: Item, other: Item) -> Iterator[str]:
    if (one.type, one.measure) != (other.type, other.measure):
        yield _("%(question)s is a different kind of question on each side.") % {"question": one.name}
    elif [choice.name for choice in one.choices] != [choice.name for choice in other.choices]:
        yield _("%(question)s offers each side different answers.") % {"question": one.name}
    elif (one.constraint, one.relevant) != (other.constraint, other.relevant):
        yield _("%(question)s has different limits or skip logic on each side.") % {"question": one.name}


def _untold(form: Form, languages: Sequence[str]) -> Iterator[str]:
    for item in form.items:
        texts: list[Text] = [item.label, item.hint, *(choice.label for choice in item.choices)]
        for language in languages:
            if any(text and language not in text and "" not in text for text in texts):
                yield _("%(question)s is not worded in %(language)s.") % {"question": item.name, "language": language}
