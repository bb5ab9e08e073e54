"""What we ask across suggestions and claims."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from localympact.phase1_mapping.organisations.similarity import Entry
from localympact.phase1_mapping.suggestions.models import Claim, Decision, Suggestion


def entry_of_suggestion(proposed: dict[str, Any], country: str) -> Entry:
    """What a suggestion is compared by."""
    said = {name: str(proposed.get(name, "")) for name in ("name", "kind", "place", "website", "email")}
    return Entry(
        key="suggestion",
        names=(said["name"],),
        country=country,
        kind=said["kind"],
        place=said["place"],
        website=said["website"],
        email=said["email"],
    )


def waiting_suggestions() -> QuerySet[Suggestion]:
    """Suggestions whose address was confirmed and that nobody decided yet, oldest first."""
    return Suggestion.objects.filter(state=Decision.WAITING).order_by("created_at")


def waiting_claims() -> QuerySet[Claim]:
    """Claims that nobody decided yet, oldest first."""
    rows = Claim.objects.filter(state=Decision.WAITING).select_related("organisation", "person")
    return rows.order_by("created_at")
