"""Shapes and words of an SVG, written with presentation attributes and colours that a page may change."""

from collections.abc import Sequence
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from localympact.foundation.documents.cells import clean
from localympact.foundation.documents.fonts.letters import Face, drawable

INK = "var(--ds-color-neutral-text-default, #1b1e24)"
QUIET = "var(--ds-color-neutral-text-subtle, #5e5c58)"
SURFACE = "var(--ds-color-neutral-surface-default, #ffffff)"
GRID = "var(--data-grid, #d0cdc8)"
AXIS = "var(--data-axis, #5e5c58)"
HATCH = "var(--data-hatch, #807e7b)"
BLOCK = "var(--ds-color-neutral-surface-hover, #e3e0db)"
PLAIN = "var(--ds-color-accent-border-strong, #5a6376)"
PLAIN_BAND = "var(--ds-color-accent-surface-active, #d4d7dd)"
ACTION = "var(--ds-color-action-base-default, #a71f3f)"

Look = Literal["municipality", "organisations", "plain"]
FILLS: dict[Look, str] = {
    "municipality": "var(--data-municipality, #1847a5)",
    "organisations": "var(--data-organisations, #c26f01)",
    "plain": PLAIN,
}
BANDS: dict[Look, str] = {
    "municipality": "var(--data-municipality-band, #b9d2ff)",
    "organisations": "var(--data-organisations-band, #fed6a9)",
    "plain": PLAIN_BAND,
}
WORDS: dict[Look, str] = {
    "municipality": "var(--data-municipality-text, #2a58b2)",
    "organisations": "var(--data-organisations-text, #8a4d01)",
    "plain": INK,
}
FAMILY = "Noto Sans Variable, Noto Sans, sans-serif"
WEIGHTS: dict[Face, str] = {"regular": "400", "semibold": "600", "narrow": "600"}
STITCH = "7 5"
LEADING = 1.3


class Drawing:
    """A picture that grows shape by shape; lengths are in pixels of its own width."""

    def __init__(self, width: float) -> None:
        self.width = width
        self.parts: list[str] = []

    def shape(self, tag: str, **attributes: object) -> None:
        """One shape; `stroke_width` becomes `stroke-width`, numbers keep one decimal."""
        self.parts.append(f"<{tag}{_attributes(attributes)}/>")

    def line(
        self, x1: float, y1: float, x2: float, y2: float, stroke: str = GRID, width: float = 1, dash: str = ""
    ) -> None:
        self.shape("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke, stroke_width=width, stroke_dasharray=dash)

    def rect(self, x: float, y: float, width: float, height: float, fill: str, **more: object) -> None:
        self.shape("rect", x=x, y=y, width=max(width, 0), height=max(height, 0), fill=fill, **more)

    def frame(self, x: float, y: float, width: float, height: float, radius: float = 0) -> None:
        """A stitched outline: what stands inside is provisional or generated."""
        self.rect(x, y, width, height, "none", rx=radius, stroke=QUIET, stroke_dasharray="4 3")

    def mark(self, look: Look, x: float, y: float, size: float = 11) -> None:
        """The sign of a side around a point: square, circle, or a plain bar."""
        if look == "organisations":
            self.shape("circle", cx=x, cy=y, r=size / 2, fill=FILLS[look], stroke=SURFACE, stroke_width=1.5)
        else:
            half = size / 2
            self.rect(x - half, y - half, size, size, FILLS[look], stroke=SURFACE, stroke_width=1.5)

    def diamond(self, x: float, y: float, size: float, fill: str, stroke: str) -> None:
        points = f"{x:.1f},{y - size:.1f} {x + size:.1f},{y:.1f} {x:.1f},{y + size:.1f} {x - size:.1f},{y:.1f}"
        self.shape("polygon", points=points, fill=fill, stroke=stroke, stroke_width=2)

    def hatch(self, x: float, y: float, width: float, height: float, step: float = 7) -> None:
        """Diagonal lines inside a box, drawn one by one so that pictures share no names."""
        strokes = []
        reach = step
        while reach < width + height:
            x1, y1 = (x + reach, y) if reach <= width else (x + width, y + reach - width)
            x2, y2 = (x, y + reach) if reach <= height else (x + reach - height, y + height)
            strokes.append(f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}")
            reach += step
        self.shape("path", d="".join(strokes), stroke=HATCH, stroke_opacity=0.55, fill="none")

    def text(
        self,
        x: float,
        y: float,
        words: str | Sequence[str],
        *,
        size: float = 15,
        fill: str = INK,
        face: Face = "regular",
        anchor: Literal["start", "middle", "end"] = "start",
        lang: str = "",
    ) -> None:
        """Words with their baseline at `y`; several lines go down from there; `lang` when not the picture's."""
        style = _attributes(
            {
                "font_size": size,
                "fill": fill,
                "font_weight": WEIGHTS[face],
                "font_stretch": "condensed" if face == "narrow" else "",
                "text_anchor": "" if anchor == "start" else anchor,
                "lang": lang,
            }
        )
        for line in [words] if isinstance(words, str) else words:
            self.parts.append(f'<text x="{x:.1f}" y="{y:.1f}"{style}>{escape(drawable(clean(line)))}</text>')
            y += size * LEADING

    def svg(self, height: float, title: str, description: str, *, fixed: bool = False) -> str:
        """The whole picture; `fixed` gives it a size of its own for paper."""
        size = f'width="{self.width:.0f}" height="{height:.0f}"' if fixed else 'width="100%"'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {self.width:.0f} {height:.0f}" role="img" '
            f'aria-label={quoteattr(clean(title))} font-family="{FAMILY}">'
            f"<title>{escape(clean(title))}</title><desc>{escape(clean(description))}</desc>{''.join(self.parts)}</svg>"
        )


def _attributes(attributes: dict[str, object]) -> str:
    return "".join(
        f" {name.replace('_', '-')}={quoteattr(_value(value))}"
        for name, value in attributes.items()
        if value not in ("", None)
    )


def _value(value: object) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
