"""Collect the words of the interface and say what is not translated."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from localympact.foundation.languages.words import problems, translated_languages, update


class Command(BaseCommand):
    """`localympact words`: update the .po files; exit with an error when words are missing or broken."""

    help = "Collect the words of the interface and check their translations."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Update every language, then tell what is missing."""
        missing = 0
        for language in translated_languages():
            number, untranslated = update(language)
            self.stdout.write(f"{language}: {number} messages, {untranslated} not translated")
            told = problems(language)
            missing += len(told)
            for line in told[:10]:
                self.stdout.write(f"  {line}")
        if missing:
            raise CommandError(f"{missing} words need attention.")
