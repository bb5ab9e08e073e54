"""What the gallery shows its components with: one sample of everything a page may hand over."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django.core.paginator import Paginator

from localympact.foundation.languages.translated import TranslatedText
from localympact.foundation.ui.signs import PHASES, SIDES, STATES


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Name of the organisation", max_length=120)
    mailbox = forms.EmailField(label="Role mailbox", help_text="Shown to everyone. Not a private address, please.")
    summary = forms.CharField(
        label="What you do, in two sentences", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    kind = forms.ChoiceField(label="Kind", choices=[("", "Choose one"), ("a", "Association"), ("f", "Foundation")])
    side = forms.ChoiceField(label="You speak for", choices=list(SIDES.items()), widget=forms.RadioSelect)
    themes = forms.MultipleChoiceField(
        label="Themes",
        choices=[("y", "Young people"), ("c", "Culture"), ("s", "Sport")],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    founded = forms.DateField(label="Founded", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    picture = forms.FileField(label="Picture", required=False)
    trust = forms.ChoiceField(
        label="Support is announced early and clearly.",
        choices=[(str(n), str(n)) for n in range(11)],
        widget=forms.RadioSelect,
    )
    agreed = forms.BooleanField(label="I may speak for this organisation")


@dataclass(frozen=True)
class SampleHidden:
    """A cell that may not be shown."""

    reason: str

    def __str__(self) -> str:
        return self.reason


@dataclass(frozen=True)
class SampleColumn:
    """A column with its kind."""

    title: str
    kind: str = "text"


@dataclass(frozen=True)
class SampleTable:
    """A table as pages hand it over, with one hidden row."""

    title: str = "Mean by parish"
    note: str = "Groups smaller than five are not shown."
    example: bool = True
    columns: tuple[SampleColumn, ...] = (
        SampleColumn("Parish"),
        SampleColumn("Municipality", "number"),
        SampleColumn("Organisations", "number"),
    )

    def shown(self, language: str) -> list[list[Any]]:
        """The rows as a reader sees them."""
        hidden = SampleHidden("fewer than 5")
        return [["Aldea town", "7.2", "4.6"], ["All other parishes", "6.9", "3.4"], ["By parish", hidden, hidden]]


@dataclass(frozen=True)
class SampleChart:
    """A picture with its words and its table."""

    svg: str
    title: str = "Support is announced early and clearly"
    description: str = "Mean of 0 to 10, with the likely range. The municipality says 7.1, the organisations 3.9."
    table: SampleTable = SampleTable()
    narrow: str = ""


@dataclass(frozen=True)
class SampleDifference:
    """A field that two people changed."""

    name: str
    label: str
    typed: str
    saved: str
    kept: str = "typed"


@dataclass(frozen=True)
class SampleBoth:
    """Two versions of one thing."""

    by: str = "Ben"
    at: datetime = datetime(2027, 6, 12, 16, 30, tzinfo=UTC)
    differences: tuple[SampleDifference, ...] = (
        SampleDifference("summary", "In a few words", "A choir for everybody.", "A choir of the lower village."),
        SampleDifference("place", "Place", "Aldea", "Lower village", kept="taken-over"),
    )


@dataclass(frozen=True)
class SamplePlace:
    """The place whose frame the gallery stands in."""

    name: str = "Aldea"
    example: bool = True
    pk: int = 0

    def get_absolute_url(self) -> str:
        """The gallery itself."""
        return "#"


@dataclass(frozen=True)
class SamplePhase:
    """A phase of the menu with its pages."""

    code: str
    label: Any
    current: bool
    items: list[tuple[str, str, bool]]
    url: str = "#"
    question: str = "Who is here, and what do we need?"
    offer: str = "A public directory and map, and the same questions asked of both sides."


def sample_menu(current: str) -> list[SamplePhase]:
    """The menu, standing in one phase."""
    pages = [
        ("Organisations", "#a", True),
        ("Cooperation", "#b", False),
        ("Events", "#c", False),
        ("Surveys", "#d", False),
    ]
    return [SamplePhase(code, label, code == current, pages) for code, (_number, label) in PHASES.items()]


LANE = (
    '<rect x="{band}%" y="{y}" width="24%" height="8" fill="var(--data-{side}-band)"/>'
    '<line x1="{band}%" x2="{end}%" y1="{mid}" y2="{mid}" stroke="var(--data-{side})" stroke-width="2"/>'
)


def sample_chart() -> SampleChart:
    """Two means with their intervals and the gap between them."""
    lanes = LANE.format(band=59, end=83, y=10, mid=14, side="municipality")
    lanes += LANE.format(band=27, end=51, y=30, mid=34, side="organisations")
    grid = "".join(f'<line x1="{x}%" x2="{x}%" y1="0" y2="48" stroke="var(--data-grid)"/>' for x in (0.1, 50, 99.9))
    marks = (
        '<rect x="39%" y="14" width="32%" height="20" fill="var(--ds-color-neutral-surface-active)"/>'
        + lanes
        + '<rect x="70%" y="7" width="14" height="14" fill="var(--data-municipality)"/>'
        '<circle cx="39%" cy="34" r="7.5" fill="var(--data-organisations)"/>'
    )
    opening = '<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="48" aria-hidden="true">'
    return SampleChart(f"{opening}{grid}{marks}</svg>")


def samples() -> dict[str, Any]:
    """The context of the gallery."""
    wrong = SampleForm({"wrong-mailbox": "aldea(at)example", "wrong-summary": "We sing. " * 35}, prefix="wrong")
    wrong.is_valid()
    return {
        "phases": list(PHASES),
        "states": list(STATES),
        "form": SampleForm(prefix="new"),
        "wrong": wrong,
        "both": SampleBoth(),
        "trust": SampleForm(prefix="scale")["trust"],
        "table": SampleTable(),
        "chart": sample_chart(),
        "pages": Paginator(range(200), 20).page(4),
        "crumbs": [("Aldea", "#"), ("Organisations", "#"), ("Choir of the lower village", "")],
        "here": TranslatedText.of("en", en="Rooms in the evening", lv="Telpas vakaros", el="Αίθουσες το βράδυ"),
        "foreign": TranslatedText.of("el", el="Αίθουσες το βράδυ για ομάδες χωρίς έδρα"),
        "options": [
            {"code": "a", "label": "Association", "count": 11, "chosen": True},
            {"code": "f", "label": "Foundation", "count": 4, "chosen": False},
            {"code": "s", "label": "Social enterprise", "count": 0, "chosen": False},
        ],
        "lost": ["12 answers that were not sent", "the picture of the hall"],
        "on": date(2027, 6, 12),
        "at": datetime(2027, 6, 12, 16, 30, tzinfo=UTC),
        "icons": ["flask", "eye-slash", "seal-check", "clock-countdown", "not-equals", "hand-heart", "hand-palm"],
    }
