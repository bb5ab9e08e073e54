"""The tables of phase 3."""

from localympact.phase3_recommendations.recommendations.models import OfficialAnswer, Recommendation  # noqa: F401
