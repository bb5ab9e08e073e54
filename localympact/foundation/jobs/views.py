"""Two small pages for those who watch an installation."""

from django.http import HttpRequest, JsonResponse

from localympact.foundation.jobs.readiness import PARTS, what_is_missing


def show_health(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"state": "running"}, headers={"Cache-Control": "no-store"})


def show_readiness(request: HttpRequest) -> JsonResponse:
    """Every part that the work needs; 503 with the reasons when one is missing."""
    missing = what_is_missing()
    parts = {part: missing.get(part, "ready") for part in PARTS}
    state = {"state": "missing" if missing else "ready", "parts": parts}
    return JsonResponse(state, status=503 if missing else 200, headers={"Cache-Control": "no-store"})
