"""The tables of phase 1, in the order they lean on each other."""

from localympact.phase1_mapping.organisations.models import (  # noqa: F401, I001
    ContactPoint,
    Organisation,
    Support,
)
from localympact.phase1_mapping.suggestions.models import Claim, Suggestion  # noqa: F401
from localympact.phase1_mapping.imports.models import Import  # noqa: F401
from localympact.phase1_mapping.cooperation.models import Form, Tie, TieProof  # noqa: F401
from localympact.phase1_mapping.surveys.models import (  # noqa: F401
    PersonalLink,
    Question,
    Questionnaire,
    Version,
    Wave,
    WaveSide,
)
from localympact.phase1_mapping.responses.models import Draft, Response  # noqa: F401
from localympact.phase1_mapping.events.models import Event, EventNote, Registration  # noqa: F401
from localympact.phase1_mapping.practices.models import Practice  # noqa: F401
from localympact.phase1_mapping.findings.models import (  # noqa: F401
    DirectoryCount,
    Finding,
    Gap,
    Tally,
)
from localympact.phase1_mapping.quotes.models import Quote  # noqa: F401
from localympact.phase1_mapping.reports.models import Edition, Report  # noqa: F401
