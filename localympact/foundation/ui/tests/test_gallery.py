"""The gallery shows every component, and no template carries a style or a script of its own."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

from localympact.foundation.ui.views import TEMPLATES, components

PACKAGE = TEMPLATES.parents[2]
EVERY_TEMPLATE = sorted(PACKAGE.glob("**/templates/**/*.html"))
INLINE = re.compile(
    r"""\sstyle=|\son(?:click|change|load|submit|input|error|toggle|focus|blur|key\w+|mouse\w+|pointer\w+)=["']|<style\b|javascript:|<script(?![^>]*(?:\bsrc=|application/))|hx-on"""
)


@pytest.mark.parametrize("name", components())
def test_every_component_has_an_example(name):
    assert (TEMPLATES / "ui" / "gallery" / f"{name}.html").exists(), f"<c-{name}> has no example in ui/gallery"


@pytest.mark.parametrize("scheme", ["auto", "light", "dark"])
def test_the_gallery_shows_all_of_them(client, db, scheme):
    page = client.get("/ui/", {"scheme": scheme, "phase": "action"}).content.decode()
    assert "<c-" not in page
    assert f'data-color-scheme="{scheme}"' in page
    for name in components():
        assert f'id="{name}"' in page


@pytest.mark.parametrize("path", EVERY_TEMPLATE, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_template_holds_a_style_or_a_script(path):
    assert not INLINE.search(path.read_text())


@pytest.mark.parametrize("path", EVERY_TEMPLATE, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_template_can_be_read(path):
    get_template(str(path).split("/templates/", 1)[1])


@pytest.mark.parametrize("code", ["400", "403", "404", "409", "500", "503", "refused"])
def test_an_error_page_says_what_to_do(rf, db, code):
    page = get_template(f"errors/{code}.html").render({}, rf.get("/en/nowhere/"))
    assert "<h1" in page
    assert "</html>" in page


def test_icons_named_in_templates_are_built():
    kept = set((PACKAGE.parent / "assets" / "icons.txt").read_text().split())
    phosphor = PACKAGE.parent / "node_modules" / "@phosphor-icons" / "core" / "assets"
    named = {
        name for path in EVERY_TEMPLATE for name in re.findall(r"""\bicon[= ]["']([a-z-]+)["']""", path.read_text())
    }
    missing = [n for n in named - kept if phosphor.exists() and not _drawn(phosphor, n)]
    assert not missing


def _drawn(phosphor: Path, name: str) -> bool:
    return (phosphor / ("fill" if name.endswith("-fill") else "regular") / f"{name}.svg").exists()
