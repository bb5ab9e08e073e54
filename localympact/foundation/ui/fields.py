"""How a field of a form is shown: what kind of control it is and what describes it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.safestring import SafeString

from localympact.foundation.ui.picking import FEW, Pick, Pickable, Picker


@dataclass
class ShownField:
    """One bound field with its label, help, errors and the control that carries their ids."""

    bound: BoundField

    @property
    def kind(self) -> str:
        """`choices` for several boxes or buttons, `picker` for a long list, `tick` for one box, `line` for the rest."""
        if len(self._picks) > FEW:
            return "picker"
        widget = self.bound.field.widget
        if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
            return "choices"
        return "tick" if isinstance(widget, forms.CheckboxInput) else "line"

    @property
    def is_hidden(self) -> bool:
        """Whether people never see it."""
        return self.bound.is_hidden

    @property
    def anchor(self) -> str:
        """Where the error summary leads."""
        if self.kind == "choices":
            return f"{self.bound.auto_id}_0"
        return f"{self.bound.auto_id}_find" if self.kind == "picker" else self.bound.auto_id

    @property
    def picker(self) -> Picker:
        """The long list with its search."""
        return Picker(self.bound, self._picks, self.chosen)

    @cached_property
    def _picks(self) -> list[Pick]:
        return self.bound.field.picks() if isinstance(self.bound.field, Pickable) else []

    @property
    def help_id(self) -> str:
        """The id of the help text."""
        return f"{self.bound.auto_id}_help"

    @property
    def error_id(self) -> str:
        """The id of the error."""
        return f"{self.bound.auto_id}_error"

    @property
    def is_optional(self) -> bool:
        """Whether it may stay empty; said in words, since most fields must be filled."""
        return not self.bound.field.required and self.kind != "tick"

    @property
    def limit(self) -> int | None:
        """How many characters fit, when the field is long enough for counting to help."""
        limit = getattr(self.bound.field, "max_length", None)
        return (
            limit
            if limit and isinstance(self.bound.field.widget, forms.Textarea | forms.TextInput) and limit >= 60
            else None
        )

    @property
    def described_by(self) -> str:
        """The ids of what describes the control."""
        ids = [self.help_id] if self.bound.help_text else []
        return " ".join([*ids, self.error_id] if self.bound.errors else ids)

    @property
    def control(self) -> SafeString:
        """The control itself."""
        return self.bound.as_widget(attrs=self._attributes())

    @property
    def options(self) -> list[Any]:
        """The boxes or buttons of a choice."""
        return list(self.bound.subwidgets)

    @property
    def chosen(self) -> set[str]:
        """The values that are chosen."""
        value = self.bound.value()
        values = value if isinstance(value, list | tuple | set) else [] if value in (None, "") else [value]
        return {str(each) for each in values}

    def _attributes(self) -> dict[str, Any]:
        given = self.bound.field.widget.attrs.get("class", "")
        attributes: dict[str, Any] = {"class": f"ds-input {given}".strip()}
        if self.described_by:
            attributes["aria-describedby"] = self.described_by
        if self.limit:
            attributes["data-limit"] = self.limit
            attributes["maxlength"] = False
        if self.bound.errors:
            attributes["aria-invalid"] = "true"
        return attributes
