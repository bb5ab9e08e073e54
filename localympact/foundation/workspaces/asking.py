"""What page functions need to ask for a change and to tell what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest

from localympact.foundation.core.refused import Conflict, Refused


@contextmanager
def said_to(request: HttpRequest, done: str = "") -> Iterator[None]:
    """Turn a refusal into a message to the person; say `done` when it went well."""
    try:
        yield
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        if done:
            messages.success(request, done)


def tried(form: forms.BaseForm, do: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Call a change; on a refusal put its sentence at the form's field and return None."""
    try:
        return do(*args, **kwargs)
    except Refused as refused:
        field = refused.field if refused.field in form.fields else None
        form.add_error(field, refused.sentence)
        form.is_conflict = isinstance(refused, Conflict)  # type: ignore[attr-defined]
        return None
