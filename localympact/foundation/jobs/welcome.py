"""What `serve` says to whoever started it: rooms above declare their sentences here."""

from collections.abc import Callable

Say = Callable[[], str]
SENTENCES: list[Say] = []


def said_at_start(say: Say) -> Say:
    """Declare a function that gives a sentence for the terminal, or nothing."""
    if say not in SENTENCES:
        SENTENCES.append(say)
    return say


def sentences() -> list[str]:
    """Everything there is to say now."""
    return [said for say in SENTENCES if (said := say())]
