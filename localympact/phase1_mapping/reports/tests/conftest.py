"""The counted wave of findings, for reports too."""

from localympact.phase1_mapping.findings.tests.conftest import counted_wave, open_wave, shipped  # noqa: F401
