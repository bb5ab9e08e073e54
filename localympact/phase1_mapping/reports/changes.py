"""Writing a report, and publishing it as frozen editions."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from localympact.foundation.core.cites import cite
from localympact.foundation.core.refused import Refused
from localympact.foundation.core.rows import State
from localympact.foundation.languages.names import known_language
from localympact.foundation.workspaces import editing
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.change import change, check_version
from localympact.foundation.workspaces.declarations import CHAPTERS
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.permissions import May
from localympact.phase1_mapping.reports.documents import editions_of_languages
from localympact.phase1_mapping.reports.freezing import fingerprint
from localympact.phase1_mapping.reports.material import gather
from localympact.phase1_mapping.reports.models import Edition, Report


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


@change(May.PUBLISH_REPORT)
def publish_report(report: Report, *, by: Actor) -> Report:
    """Publish the report as it stands as the next edition, in all languages; an edition never changes again."""
    material = gather(report, "en")
    if not any(part.wave for part in material.parts):
        raise Refused(_("There are no counted answers yet. Close a survey first, then publish the report."))
    cite(report, "cites_findings", material.findings)
    if report.state != State.PUBLISHED:
        editing.publish(report)
    _freeze(report)
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


def _freeze(report: Report) -> Edition:
    last = report.editions.defer("documents").first()
    number = last.number + 1 if last else 1
    with override("en"):
        address = reverse("show_edition", args=[report.workspace.slug, report.pk, number])
    documents = editions_of_languages(report, number, address)
    return Edition.objects.create(
        workspace_id=report.workspace_id,
        report=report,
        number=number,
        documents=documents,
        sha256=fingerprint(documents),
    )
