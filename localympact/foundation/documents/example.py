"""The words that mark invented content wherever it leaves the screen."""

from django.utils.translation import gettext_lazy as _

EXAMPLE_TAG = _("Example, generated")
EXAMPLE_SENTENCE = _("Example: the places, organisations, people and answers shown here are invented.")
EXAMPLE_SHEET = _("Example")
