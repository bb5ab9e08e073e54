"""The tables of phase 4, in the order they lean on each other."""

from localympact.phase4_action.roadmaps.models import (  # noqa: F401, I001
    Checklist,
    Checkpoint,
    CheckpointAnswer,
    Handshake,
    Proposal,
    Run,
)
from localympact.phase4_action.partnerships.models import Partner, Partnership  # noqa: F401
from localympact.phase4_action.plans.models import (  # noqa: F401
    Action,
    Indicator,
    IndicatorValue,
    Objective,
    Plan,
    ProgressNote,
)
from localympact.phase4_action.results.models import Result  # noqa: F401
