"""What may be typed on a walk through the roadmap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.forms import OwnedChoice
from localympact.foundation.workspaces.keeping.guarding import Guarded
from localympact.foundation.workspaces.models import Side
from localympact.foundation.workspaces.permissions import May, allows
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase1_mapping.organisations.queries import organisations_to_choose
from localympact.phase4_action.roadmaps.models import Checkpoint, CheckpointAnswer
from localympact.phase4_action.roadmaps.queries import Point


class RunForm(forms.Form):
    """From which side, with whom, about what."""

    organisation = OwnedChoice(Organisation, label=_("You walk for"))
    other = OwnedChoice(Organisation, label=_("Together with"))
    title = forms.CharField(label=_("What is it about?"), max_length=200)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = organisations_to_choose()
        own = [one.pk for one in listed if allows(actor, May.WALK_ROADMAP, one)]
        fields: Any = self.fields
        fields["organisation"].queryset = listed.filter(pk__in=own)
        sides = set(fields["organisation"].queryset.values_list("side", flat=True))
        fields["other"].queryset = listed.exclude(side=sides.pop()) if len(sides) == 1 else listed
        if len(own) == 1:
            self.initial.setdefault("organisation", own[0])


@dataclass(frozen=True)
class Row:
    """One checkpoint on the page, with my fields at my half of it."""

    point: Point
    text: BoundField | None
    state: BoundField | None
    seen: BoundField | None
    i_agreed: bool


class StepForm(Guarded, forms.Form):
    """One side's answers at the checkpoints of a step."""

    def __init__(self, *args: Any, points: list[Point], side: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.points, self.side = points, side
        for point in points:
            self._add(point.checkpoint, point.answer(side))

    def _add(self, checkpoint: Checkpoint, answer: CheckpointAnswer | None) -> None:
        code = checkpoint.code
        area = forms.Textarea(attrs={"rows": 4})
        text, state = (answer.text, answer.state) if answer else ("", CheckpointAnswer.State.OPEN)
        self.fields[f"text-{code}"] = forms.CharField(
            label=_("Our answer to %(code)s") % {"code": code},
            required=False,
            max_length=8000,
            initial=text,
            widget=area,
        )
        self.fields[f"state-{code}"] = forms.ChoiceField(
            label=_("How far is %(code)s?") % {"code": code},
            required=False,
            choices=CheckpointAnswer.State.choices,
            initial=state,
        )
        self.fields[f"seen-{code}"] = forms.IntegerField(
            required=False, widget=forms.HiddenInput, initial=answer.version if answer else 0
        )

    def show_both(self) -> None:
        """After a conflict: name what a colleague saved at each checkpoint; the next try is made knowing it."""
        self.data = self.data.copy()
        for point in self.points:
            code, answer = point.checkpoint.code, point.answer(self.side)
            if answer and self.seen[code] != answer.version:
                self.data[f"seen-{code}"] = answer.version
                self.add_error(
                    f"text-{code}",
                    _("%(name)s saved this meanwhile: “%(text)s”") % {"name": answer.written_by, "text": answer.text},
                )

    @property
    def answers(self) -> dict[str, dict[str, str]]:
        """By checkpoint code what was typed."""
        return {
            p.checkpoint.code: {
                "text": self.cleaned_data.get(f"text-{p.checkpoint.code}") or "",
                "state": self.cleaned_data.get(f"state-{p.checkpoint.code}") or "",
            }
            for p in self.points
        }

    @property
    def seen(self) -> dict[str, int]:
        """By checkpoint code the version that was open."""
        return {p.checkpoint.code: self.cleaned_data.get(f"seen-{p.checkpoint.code}") or 0 for p in self.points}


def rows_of(points: list[Point], side: str, form: StepForm | None) -> Iterator[Row]:
    """The checkpoints as the page shows them; a facilitator has no fields."""
    for point in points:
        code = point.checkpoint.code
        yield Row(
            point=point,
            text=form[f"text-{code}"] if form else None,
            state=form[f"state-{code}"] if form else None,
            seen=form[f"seen-{code}"] if form else None,
            i_agreed=bool(side and point.handshake and point.handshake.agreed(side)),
        )


class RecordForm(forms.Form):
    """What a side said, written down by the facilitator."""

    side = forms.ChoiceField(label=_("Which side said it?"), choices=Side.choices)
    checkpoint = forms.ChoiceField(label=_("At which checkpoint?"))
    text = forms.CharField(label=_("What was said"), max_length=8000, widget=forms.Textarea(attrs={"rows": 5}))
    recorded_source = forms.CharField(
        label=_("Where it was said"), max_length=400, help_text=_("Minutes of a meeting, a letter, a call on a day.")
    )

    def __init__(self, *args: Any, points: list[Point], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = [(p.checkpoint.code, f"{p.checkpoint.code} {p.checkpoint.municipality}") for p in points]
        self.fields["checkpoint"].choices = chosen  # type: ignore[attr-defined]
