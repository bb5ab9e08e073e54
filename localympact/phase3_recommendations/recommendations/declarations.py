"""What recommendations tell the foundation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from localympact.foundation.core.rows import State
from localympact.foundation.core.scope import inside
from localympact.foundation.ui.picking import Offer, offer
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.declarations import (
    Chapter,
    MenuEntry,
    Standing,
    Waiting,
    chapter,
    menu,
    name_beside_a_decision,
    personal,
    standing,
    waiting,
)
from localympact.foundation.workspaces.permissions import May, allows
from localympact.phase3_recommendations.recommendations.chapter import chapter_blocks
from localympact.phase3_recommendations.recommendations.models import Recommendation

menu(MenuEntry("recommendations", gettext_lazy("Recommendations"), "list_recommendations", order=10))
offer(
    Offer(
        Recommendation,
        lambda: Recommendation.objects.order_by("addressee_side", "number"),
        group=lambda one: one.get_addressee_side_display(),
    )
)
personal(name_beside_a_decision("recommendations.OfficialAnswer", "given_by_name"))
chapter(
    Chapter(
        "recommendations",
        gettext_lazy("Recommendations"),
        chapter_blocks,
        100,
        gettext_lazy("Who should do what, and why."),
    )
)


@waiting
def recommendations_to_answer(workspace: Any, actor: Actor) -> Iterator[Waiting]:
    """Published advice without an answer, for those who may answer it."""
    with inside(workspace):
        open_ones = Recommendation.objects.filter(state=State.PUBLISHED, answers=None).select_related("addressee")
        for recommendation in open_ones:
            if allows(actor, May.ANSWER_OFFICIALLY, recommendation):
                yield Waiting(
                    title=_("Answer recommendation %(number)s officially") % {"number": recommendation.number},
                    url=reverse("answer_officially", args=[workspace.slug, recommendation.pk]),
                    phase="recommendations",
                    detail=str(recommendation.sentence),
                    side=recommendation.addressee_side,
                    until=recommendation.answer_by,
                )


@standing
def how_recommendations_stand(workspace: Any) -> Iterator[Standing]:
    """How much advice is public, and how much of it is answered."""
    with inside(workspace):
        rows = Recommendation.objects.filter(state=State.PUBLISHED)
        counts = rows.aggregate(
            all=Count("pk", distinct=True), answered=Count("pk", filter=Q(answers__isnull=False), distinct=True)
        )
    number, answered = counts["all"], counts["answered"]
    label = ngettext("recommendation", "recommendations", number)
    detail = ngettext("%(count)s answered officially", "%(count)s answered officially", answered) % {"count": answered}
    yield Standing("recommendations", number, label, detail, marks=(answered, 0, number - answered))
