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


def known_language(code: str, otherwise: str = "en") -> str:
    """One of our six codes for whatever a browser or an address says ("pt-PT", "EL")."""
    short = code.strip().lower().replace("_", "-").split("-", 1)[0]
    return short if short in LANGUAGES else otherwise
