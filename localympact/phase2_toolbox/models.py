"""The tables of phase 2."""

from localympact.phase2_toolbox.samples.models import FilledSample, Sample  # noqa: F401
from localympact.phase2_toolbox.tools.models import Tool  # noqa: F401
