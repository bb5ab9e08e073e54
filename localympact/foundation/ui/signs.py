"""The words and signs of the interface: phases, sides, states. The same everywhere."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

PHASES: dict[str, tuple[int, Promise]] = {
    "mapping": (1, _("Mapping")),
    "toolbox": (2, _("Toolbox")),
    "recommendations": (3, _("Recommendations")),
    "action": (4, _("Action")),
}

SHORT: dict[str, Promise] = {
    "mapping": pgettext_lazy("short, below the screen of a phone", "Mapping"),
    "toolbox": pgettext_lazy("short, below the screen of a phone", "Toolbox"),
    "recommendations": pgettext_lazy("short, below the screen of a phone", "Recommen\u00addations"),
    "action": pgettext_lazy("short, below the screen of a phone", "Action"),
}

SIDES: dict[str, Promise] = {"municipality": _("Municipality"), "organisations": _("Organisations")}


@dataclass(frozen=True)
class Sign:
    """How a state is shown: its word, its icon, how its frame is drawn and in which colour."""

    word: Promise
    icon: str
    look: str = "plain"
    colour: str = ""


STATES: dict[str, Sign] = {
    "draft": Sign(_("Draft"), "pencil-simple", "stitched", "neutral"),
    "in_review": Sign(_("In review"), "eye", "plain", "neutral"),
    "published": Sign(_("Published"), "check", "filled", "neutral"),
    "archived": Sign(_("Archived"), "archive", "plain", "neutral"),
    "withdrawn": Sign(_("Withdrawn"), "arrow-counter-clockwise", "stitched", "neutral"),
    "planned": Sign(_("Planned"), "calendar-blank", "stitched", "neutral"),
    "running": Sign(_("Running"), "circle-half", "plain"),
    "closed": Sign(_("Closed"), "lock", "plain", "neutral"),
    "cancelled": Sign(_("Cancelled"), "x", "plain", "neutral"),
    "accepted": Sign(_("Accepted"), "check", "filled"),
    "in_part": Sign(_("In part"), "circle-half"),
    "already_done": Sign(_("Already done"), "checks"),
    "declined": Sign(_("Declined"), "x", "plain", "neutral"),
    "refused": Sign(_("Refused"), "x", "plain", "neutral"),
    "waiting": Sign(_("Waiting for an answer"), "hourglass", "stitched"),
    "open": Sign(_("Open"), "circle", "plain", "neutral"),
    "in_work": Sign(_("In work"), "circle-half", "plain", "neutral"),
    "done": Sign(_("Done"), "check-circle-fill", "filled", "success"),
    "not_relevant": Sign(_("Not relevant"), "minus-circle", "plain", "neutral"),
    "differ": Sign(_("The sides differ"), "not-equals", "plain", "danger"),
    "worked": Sign(_("Worked"), "thumbs-up", "filled"),
    "mixed": Sign(_("Mixed"), "scales"),
    "avoid": Sign(_("To be avoided"), "prohibit", "plain", "neutral"),
    "one_sided": Sign(_("One side says so"), "minus", "stitched", "neutral"),
    "confirmed": Sign(_("Confirmed"), "seal-check", "plain"),
    "proven": Sign(_("Proven"), "handshake", "filled"),
    "unconfirmed": Sign(_("Not confirmed"), "clock-countdown", "stitched", "neutral"),
    "agreed": Sign(_("Agreed"), "handshake", "filled"),
    "sent": Sign(_("Sent"), "paper-plane-tilt", "plain", "neutral"),
    "hidden": Sign(_("Not shown"), "eye-slash", "plain", "neutral"),
}
