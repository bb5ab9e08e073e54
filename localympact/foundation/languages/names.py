"""The six languages: their codes and what they call themselves."""

LANGUAGES = ("en", "lv", "lt", "sv", "pt", "el")
OWN_NAMES = {
    "en": "English",
    "lv": "Latviešu",
    "lt": "Lietuvių",
    "sv": "Svenska",
    "pt": "Português",
    "el": "Ελληνικά",
}
