"""Pages of the toolbox: steps, cards, guides, and the guide to the forms of cooperation."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from localympact.foundation.documents.tables import Column, Table
from localympact.foundation.languages.translated import TranslatedText
from localympact.foundation.workspaces.requests import Request
from localympact.foundation.workspaces.showing import shown
from localympact.phase1_mapping.cooperation.models import Form
from localympact.phase2_toolbox.tools.models import Tool
from localympact.phase2_toolbox.tools.queries import SITUATIONS, forms_of_cooperation, tools_of


def list_tools(request: Request) -> HttpResponse:
    """Five steps, three cards that go deeper, and guides."""
    tools = list(tools_of(request.workspace))
    columns = (
        Column("id", _("Id"), lambda tool: str(tool.pk)),
        Column("code", _("Code"), "code"),
        Column("kind", _("Kind"), "kind"),
        Column("title", _("Title"), lambda tool: str(tool.title)),
        Column("lead", _("In a sentence"), lambda tool: str(tool.lead)),
    )
    table = Table(columns, tools, title=_("Tools"), example=request.workspace.example)
    by_kind = {kind: [tool for tool in tools if tool.kind == kind] for kind in Tool.Kind.values}
    return shown(request, "toolbox/tools/list.html", table, {"by_kind": by_kind})


def show_tool(request: Request, code: str) -> HttpResponse:
    """One tool: what it is for, what to ask, what to do."""
    tools = tools_of(request.workspace)
    tool = get_object_or_404(tools, code=code)
    following = tools.filter(kind=tool.kind, number__gt=tool.number).first()
    return render(request, "toolbox/tools/tool.html", {"tool": tool, "following": following})


def list_forms(request: Request) -> HttpResponse:
    """The forms of cooperation, all or those that fit a situation."""
    chosen = request.GET.get("situation", "")
    forms = forms_of_cooperation(request.workspace, situation=chosen if chosen in SITUATIONS else "")
    columns = (
        Column("id", _("Id"), lambda form: str(form.pk)),
        Column("code", _("Code"), "code"),
        Column("name", _("Name"), lambda form: str(form.name)),
        Column("summary", _("Summary"), lambda form: str(form.summary)),
        Column("situations", _("Helps with"), lambda form: ", ".join(str(SITUATIONS[c]) for c in form.chooser)),
    )
    table = Table(columns, forms, title=_("Forms of cooperation"), example=request.workspace.example)
    context = {"forms": forms, "situations": SITUATIONS, "chosen": chosen}
    return shown(request, "toolbox/tools/forms.html", table, context)


def show_form(request: Request, code: str) -> HttpResponse:
    """One form of cooperation with what the law of each country adds."""
    form = get_object_or_404(Form.objects.filter(owner=None), code=code)
    situations = [SITUATIONS[one] for one in form.chooser if one in SITUATIONS]
    notes = [{**note, "text": TranslatedText.of("en", **note["text"])} for note in form.country_notes]
    context = {"form": form, "situations": situations, "notes": notes}
    return render(request, "toolbox/tools/form.html", context)
