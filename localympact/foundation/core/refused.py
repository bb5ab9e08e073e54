"""A refusal: what cannot be done, why, and the way out, in a sentence for a person."""


class Refused(Exception):
    """Raised by a change that may not happen; its sentence is shown to the person who asked."""

    def __init__(self, sentence: str, *, field: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field

    def __str__(self) -> str:
        return str(self.sentence)


class NotAllowed(Refused):
    """The person has no right to this."""


class Conflict(Refused):
    """Somebody else changed the same thing in the meantime."""
