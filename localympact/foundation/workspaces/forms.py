"""Forms for things of a workspace: they check what was typed and never touch the row."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models

from localympact.foundation.core.rows import WorkspaceOwned
from localympact.foundation.ui.days import Day
from localympact.foundation.ui.picking import Pickable
from localympact.foundation.workspaces.keeping.guarding import Guarded


class OwnedChoice(Pickable, forms.ModelChoiceField):
    """One of the open workspace's rows; asked when the form is made, not when it is imported."""

    def __init__(self, model: type[models.Model], **options: Any) -> None:
        self.model = model
        super().__init__(queryset=None, empty_label="–", **options)


class OwnedChoices(Pickable, forms.ModelMultipleChoiceField):
    """Any number of the open workspace's rows; a long list is searched and stands in groups."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, model: type[models.Model], **options: Any) -> None:
        self.model = model
        super().__init__(queryset=None, **options)


def owned_formfield(field: Any, **kwargs: Any) -> Any:
    """The form field of a model field; keys to owned rows are asked inside the scope."""
    if field.is_relation and issubclass(field.remote_field.model, WorkspaceOwned):
        options = {"label": field.verbose_name, "required": not field.blank, "help_text": field.help_text}
        kind = OwnedChoices if field.many_to_many else OwnedChoice
        return kind(field.remote_field.model, **options)
    if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
        kwargs["form_class"] = Day
    if isinstance(field, models.URLField):
        kwargs["assume_scheme"] = "https"
    made = field.formfield(**kwargs)
    if field.choices:
        made.choices = [(code, label if code else "–") for code, label in made.choices]
    return made


class ThingForm(Guarded, forms.ModelForm):
    """What may be typed about a thing; `sent` goes to a change as keywords."""

    class Meta:
        formfield_callback = owned_formfield

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding and hasattr(self.instance, "version"):
            self.guard(self.instance.version, self.instance.pk)

    def _post_clean(self) -> None:
        """Leave the row alone: only a change may write it."""
