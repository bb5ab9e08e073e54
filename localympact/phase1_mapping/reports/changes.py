"""Writing a report, and publishing it as frozen editions."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from localympact.foundation.core.cites import cite
from localympact.foundation.core.refused import Conflict, Refused
from localympact.foundation.core.rows import State
from localympact.foundation.jobs.registry import enqueue
from localympact.foundation.languages.names import known_language
from localympact.foundation.workspaces import editing
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.change import change, check_version
from localympact.foundation.workspaces.declarations import CHAPTERS
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.permissions import May
from localympact.phase1_mapping.reports.documents import Drawn, next_number
from localympact.phase1_mapping.reports.freezing import fingerprint
from localympact.phase1_mapping.reports.models import Edition, Report
from localympact.phase1_mapping.reports.queries import DRAWING, drawing_of, is_drawn_now


@change(May.WRITE_REPORT)
def write_report(workspace: Workspace, *, by: Actor, **fields: Any) -> Report:
    """Begin a report: `title`, `summary`; `waves` of this place or `covers`, the places of a programme side by side."""
    report = Report(workspace=workspace)
    _write(report, fields)
    return report


@change(May.WRITE_REPORT)
def edit_report(report: Report, *, version: int | None = None, by: Actor, **fields: Any) -> Report:
    """Change what a report is called and which places or surveys it is about."""
    check_version(report, version)
    _write(report, fields)
    return report


@change(May.WRITE_REPORT)
def write_chapter(report: Report, *, chapter: str, text: Any, version: int | None = None, by: Actor) -> Report:
    """Write the words of a chapter: text in the language of the page, or a mapping of languages."""
    check_version(report, version)
    if chapter not in [one.code for one in CHAPTERS]:
        raise Refused(_("The report has no such chapter."))
    before = editing.as_text(report.words.get(chapter))
    whole = (
        before.written(known_language(get_language() or "en"), text) if isinstance(text, str) else editing.as_text(text)
    )
    report.words = {**report.words, chapter: whole.to_json()}
    report.save()
    return report


@change(May.PUBLISH_REPORT, quiet=True)
def order_edition(report: Report, *, by: Actor) -> Report:
    """Have the next edition drawn and published soon, once however often it is asked for; publishing is the change."""
    if by.person is not None and not is_drawn_now(drawing_of(report)):
        pk, language = str(report.pk), (get_language() or "en")[:2]
        enqueue(DRAWING, key=pk, report=pk, person=str(by.person.pk), language=language)
    return report


@change(May.PUBLISH_REPORT)
def publish_report(report: Report, *, drawn: Drawn, by: Actor) -> Report:
    """Publish what `draw_edition(report)` made as the next edition; an edition never changes again."""
    report.refresh_from_db(fields=["version", "state"])
    if (report.version, next_number(report)) != (drawn.version, drawn.number):
        raise Conflict(_("The report was changed while its edition was drawn. Read it again, then publish it."))
    cite(report, "cites_findings", drawn.findings)
    if report.state != State.PUBLISHED:
        editing.publish(report)
    Edition.objects.create(
        workspace_id=report.workspace_id,
        report=report,
        number=drawn.number,
        documents=drawn.documents,
        sha256=fingerprint(drawn.documents),
    )
    return report


@change(May.PUBLISH_REPORT)
def withdraw_report(report: Report, *, by: Actor) -> Report:
    """Take a report back; its editions are no longer shown."""
    editing.withdraw(report)
    return report


def _write(report: Report, fields: dict[str, Any]) -> None:
    covers = list(fields.get("covers", ()))
    members = set(report.workspace.members.values_list("pk", flat=True))
    if any(place.pk not in members for place in covers):
        raise Refused(_("Only places that take part in this programme can stand side by side."), field="covers")
    editing.write(report, fields)
