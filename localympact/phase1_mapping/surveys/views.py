"""Pages of surveys: the list, one survey, preparing, opening and inviting."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from localympact.foundation.core.refused import Refused
from localympact.foundation.languages.names import OWN_NAMES
from localympact.foundation.workspaces.asking import form_page, pressed, said_to, tried
from localympact.foundation.workspaces.models import Side
from localympact.foundation.workspaces.requests import Request
from localympact.foundation.workspaces.showing import XLSX, attachment, shown
from localympact.phase1_mapping.questionnaires.mirroring import shared_title, side_by_side
from localympact.phase1_mapping.questionnaires.sheets import Problem, QuestionnaireRefused, read_sheets
from localympact.phase1_mapping.surveys import changes, queries
from localympact.phase1_mapping.surveys.documents import as_xlsform, qr_code, questionnaires_table, waves_table
from localympact.phase1_mapping.surveys.forms import ImportForm, InviteForm, OpenForm, WaveForm
from localympact.phase1_mapping.surveys.models import Wave, WaveSide
from localympact.phase1_mapping.surveys.promises import promises

PREPARE = "mapping/surveys/prepare.html"


def list_waves(request: Request) -> HttpResponse:
    """What is, was and will be asked here."""
    waves = queries.visible_waves(request.actor, request.workspace)
    table = waves_table(waves, example=request.workspace.example)
    return shown(request, "mapping/surveys/list.html", table, {"waves": waves})


def show_wave(request: Request, pk: UUID) -> HttpResponse:
    """One survey: what it asks, of whom, until when, and what respondents are promised."""
    wave = get_object_or_404(queries.visible_waves(request.actor, request.workspace), pk=pk)
    sides = queries.sides_of(wave)
    told = promises(wave, has_public_facts=any(queries.has_public_facts(side) for side in sides))
    context = {"wave": wave, "sides": sides, "promises": told, "pair": sides[0].version.questionnaire.pair}
    table = waves_table([wave], example=request.workspace.example)
    return shown(request, "mapping/surveys/wave.html", table, context)


def prepare_wave(request: Request) -> HttpResponse:
    """Prepare a survey of both sides."""
    initial = {"languages": request.workspace.languages}
    form = WaveForm(request.POST or None, initial=initial, pairs=queries.pairs_for(request.workspace))
    return form_page(request, form, changes.prepare_wave, request.workspace, PREPARE)


def edit_wave(request: Request, pk: UUID) -> HttpResponse:
    """Change a survey that is not open yet."""
    wave = get_object_or_404(Wave, pk=pk)
    if not wave.is_draft:
        return redirect(wave)
    side = queries.sides_of(wave)[0]
    initial = {"languages": wave.languages, "pair": side.version.questionnaire.pair}
    pairs = queries.pairs_for(request.workspace)
    form = WaveForm(request.POST or None, instance=wave, initial=initial, pairs=pairs)
    return form_page(request, form, changes.edit_wave, wave, PREPARE, {"wave": wave})


@require_POST
def discard_wave(request: Request, pk: UUID) -> HttpResponse:
    """Throw away a survey that was never opened."""
    wave, to = get_object_or_404(Wave, pk=pk), reverse("list_waves", args=[request.workspace.slug])
    return pressed(request, changes.discard_wave, wave, _("Thrown away. Nobody had been asked yet."), then=to)


def open_wave(request: Request, pk: UUID) -> HttpResponse:
    """Look once more whether both sides and all languages ask the same, then take answers."""
    wave = get_object_or_404(Wave, pk=pk)
    if not wave.is_draft:
        return redirect(wave)
    form = OpenForm(request.POST if request.method == "POST" else None)
    if (
        request.method == "POST"
        and form.is_valid()
        and tried(form, changes.open_wave, wave, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _("The survey is open. Share the links below."))
        return redirect(wave)
    sides = queries.sides_of(wave)
    told = promises(wave, has_public_facts=any(queries.has_public_facts(side) for side in sides))
    context = {"wave": wave, "form": form, "differences": queries.differences_of(wave), "promises": told}
    context["pair"] = sides[0].version.questionnaire.pair
    return render(request, "mapping/surveys/open.html", context)


def share_wave(request: Request, pk: UUID) -> HttpResponse:
    """The public link of each side, to send, to print, to photograph; and the way to personal links."""
    wave = get_object_or_404(Wave, pk=pk)
    links = [_link(request, side) for side in queries.sides_of(wave)]
    return render(request, "mapping/surveys/share.html", {"wave": wave, "links": links})


def _link(request: Request, side: WaveSide) -> dict[str, object]:
    language = (get_language() or "en")[:2]
    address = queries.answer_address(request.workspace, side.public_key, language)
    to_remind = queries.links_to_remind(side).count() if side.wave.is_open else 0
    return {"side": side, "address": address, "qr": qr_code(address), "to_remind": to_remind}


@require_POST
def remind(request: Request, pk: UUID, side: str) -> HttpResponse:
    """Write once more to those who have not answered."""
    wave_side = get_object_or_404(WaveSide.objects.select_related("wave__workspace"), wave=pk, side=side)
    with said_to(request, _("The reminders are on their way.")):
        changes.remind(wave_side, by=request.actor)
    return redirect("share_wave", request.workspace.slug, pk)


def invite(request: Request, pk: UUID, side: str) -> HttpResponse:
    """Send personal links by letter."""
    wave_side = get_object_or_404(WaveSide.objects.select_related("wave__workspace"), wave=pk, side=side)
    listed = queries.addressees_from_directory(request.workspace, side)
    members = queries.addressees_from_members(request.workspace, side)
    initial = {"language": (get_language() or "en")[:2]}
    form = InviteForm(request.POST or None, wave=wave_side.wave, initial=initial)
    if request.method == "POST" and form.is_valid():
        wanted = [*form.pasted, *(listed if form.typed("from_directory") else [])]
        wanted += members if form.typed("from_members") else []
        done = tried(form, changes.invite, wave_side, addressees=wanted, by=request.actor)
        if done:
            messages.success(request, _said(done))
            return redirect("share_wave", request.workspace.slug, pk)
    counts = {"listed": len(listed), "members": len(members)}
    context = {"wave_side": wave_side, "wave": wave_side.wave, "form": form, **counts}
    return render(request, "mapping/surveys/invite.html", context)


def _said(done: changes.Invited) -> str:
    written = ngettext("%(count)s letter is on its way.", "%(count)s letters are on their way.", done.written)
    known = ngettext("%(count)s had been invited before.", "%(count)s had been invited before.", done.known)
    sentences = [written % {"count": done.written}]
    return " ".join(sentences + ([known % {"count": done.known}] if done.known else []))


def list_questionnaires(request: Request) -> HttpResponse:
    """What can be asked here: mirrored pairs, shipped or one's own."""
    rows = list(queries.questionnaires_for(request.workspace))
    pairs = queries.pairs_for(request.workspace).items()
    titled = [(pair, shared_title([str(one.title) for one in sides.values()]), sides) for pair, sides in pairs]
    table = questionnaires_table(rows, request.workspace)
    return shown(request, "mapping/surveys/questionnaires.html", table, {"pairs": titled})


def show_questionnaire(request: Request, pair: str) -> HttpResponse:
    """The two wordings of a pair beside each other, in a language of the reader's choice."""
    sides = queries.pairs_for(request.workspace).get(pair)
    if not sides:
        raise Http404
    versions = {side: queries.newest_version(questionnaire) for side, questionnaire in sides.items()}
    forms = {side: queries.form_of_version(version) for side, version in versions.items() if version}
    languages = list(dict.fromkeys(code for form in forms.values() for code in form.languages if code in OWN_NAMES))
    asked = request.GET.get("in", (get_language() or "en")[:2])
    language = asked if asked in languages else next(iter(languages), "en")
    context = {
        "pair": pair,
        "sides": [(side, sides[side], versions[side]) for side in Side.values if side in sides],
        "shown_pages": side_by_side(forms.get(Side.MUNICIPALITY), forms.get(Side.ORGANISATIONS), language),
        "in_language": language,
        "form_languages": [(code, OWN_NAMES[code]) for code in languages],
        "title": shared_title([str(questionnaire.title) for questionnaire in sides.values()]),
    }
    return render(request, "mapping/surveys/questionnaire.html", context)


def export_questionnaire(request: Request, pair: str, side: str) -> HttpResponse:
    """A questionnaire as an XLSForm workbook."""
    questionnaire = queries.pairs_for(request.workspace).get(pair, {}).get(side)
    version = questionnaire.versions.first() if questionnaire else None
    if version is None:
        raise Http404
    return attachment(as_xlsform(version), XLSX, f"{pair}-{side}-{version.number}.xlsx")


def import_questionnaire(request: Request) -> HttpResponse:
    """Take an own XLSForm: kept as this place's questionnaire, or every problem with its cell."""
    form = ImportForm(request.POST or None, request.FILES or None)
    problems: Sequence[Problem] = ()
    if request.method == "POST" and form.is_valid():
        typed, file = form.cleaned_data, form.cleaned_data["file"]
        try:
            sheets = read_sheets(file.read(), file.name)
            where = {"pair": typed["pair"], "side": typed["side"]}
            kept = changes.keep_own_questionnaire(request.workspace, sheets=sheets, by=request.actor, **where)
            messages.success(request, _("Kept. New surveys of this pair use it."))
            return redirect("show_questionnaire", request.workspace.slug, kept.pair)
        except QuestionnaireRefused as refused:
            problems = refused.problems
        except Refused as refused:
            form.add_error("file", refused.sentence)
    return render(request, "mapping/surveys/import.html", {"form": form, "problems": problems})
