"""A day as people type it into a form."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator


class Day(forms.DateField):
    """A day people plan for or remember; a year with a slip in it (0202, 9999) would break calendars and pictures."""

    earliest, latest = date(1900, 1, 1), date(2199, 12, 31)
    default_validators = [MinValueValidator(earliest), MaxValueValidator(latest)]  # noqa: RUF012

    def __init__(self, **options: Any) -> None:
        options["widget"] = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(**options)
