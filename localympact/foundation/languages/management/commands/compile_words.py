"""`localympact compile_words`: translations as the product reads them."""

from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Writes a .mo file beside every .po file."
    requires_system_checks: list[str] = []

    def handle(self, **options: Any) -> None:
        for folder in settings.LOCALE_PATHS:
            for words in sorted(Path(folder).rglob("*.po")):
                polib.pofile(str(words)).save_as_mofile(str(words.with_suffix(".mo")))
