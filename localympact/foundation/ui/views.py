"""The gallery: every component, live, in all its states."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from localympact.foundation.ui.samples import SamplePlace, sample_menu, samples
from localympact.foundation.ui.signs import PHASES

TEMPLATES = Path(__file__).parent / "templates"
SCHEMES = ("auto", "light", "dark")


def components() -> list[str]:
    """The names of all components, as they are written in templates."""
    return sorted(path.stem for path in (TEMPLATES / "cotton").glob("*.html"))


def show_gallery(request: HttpRequest) -> HttpResponse:
    """Every component with its example, in the colour of a phase and in light or dark as asked."""
    scheme, phase = request.GET.get("scheme", "auto"), request.GET.get("phase", "mapping")
    context = {
        **samples(),
        "scheme": scheme if scheme in SCHEMES else "auto",
        "phase": phase if phase in PHASES else "accent",
        "schemes": SCHEMES,
        "place": SamplePlace(),
        "menu": sample_menu(phase),
        "examples": [(name, f"ui/gallery/{name}.html") for name in components()],
    }
    return render(request, "ui/gallery.html", context)
