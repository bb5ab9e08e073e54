"""`localympact create-steward EMAIL`: let somebody run this installation, and print how they sign in."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils import translation

from localympact.across.founding.changes import make_steward
from localympact.foundation.core.refused import Refused
from localympact.foundation.languages.names import LANGUAGES
from localympact.foundation.people.views import sign_in_key
from localympact.foundation.workspaces.actors import system


class Command(BaseCommand):
    help = "Makes a person the steward of this installation and prints a link that signs them in once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--name", default="", help="how they are called on pages")
        parser.add_argument("--language", default="en", choices=LANGUAGES, help="language of letters to them")

    def handle(self, *, email: str, name: str, language: str, **options: Any) -> None:
        try:
            person = make_steward(email=email, name=name, language=language, by=system("create-steward"))
        except Refused as refused:
            raise CommandError(refused.sentence) from refused
        with translation.override(person.language):
            link = settings.BASE_URL + reverse("sign_in_by_link", args=[sign_in_key(person)])
        self.stdout.write(f"{person.email} runs this installation now. This link signs in once, within seven days:")
        self.stdout.write(link)
