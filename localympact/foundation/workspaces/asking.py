"""What page functions need to ask for a change and to tell what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from localympact.foundation.core.refused import Conflict, Refused
from localympact.foundation.core.rows import State
from localympact.foundation.ui.picking import is_looking
from localympact.foundation.workspaces.keeping.guarding import Guarded
from localympact.foundation.workspaces.models import Removed
from localympact.foundation.workspaces.requests import Request


def form_page(
    request: Request,
    form: forms.BaseForm,
    do: Callable[..., Any],
    about: Any,
    template: str,
    context: Mapping[str, object] | None = None,
    *,
    done: str = "",
    then: Any = None,
) -> HttpResponse:
    """The page of a form: shown until it is sent and right; then the change is made of what was typed.

    `about` is the thing changed, or the workspace something is made in. Afterwards the reader goes to the thing made,
    or to `then`: a thing, an address, or a function of the thing made. `done` is said there.
    """
    if is_sent(request, form):
        typed = form.sent if hasattr(form, "sent") else form.cleaned_data
        made = tried(form, do, about, by=request.actor, **typed)
        if made is not None:
            if done:
                messages.success(request, done)
            return redirect(then(made) if callable(then) else then or made)
    is_conflict = isinstance(form, Guarded) and form.is_conflict
    return render(request, template, {"form": form, **(context or {})}, status=409 if is_conflict else 200)


def is_sent(request: HttpRequest, form: forms.BaseForm) -> bool:
    """Whether a form was sent to be saved, not only to search in its lists, and nothing in it is wrong."""
    return request.method == "POST" and not is_looking(form) and form.is_valid()


def pressed(request: Request, do: Callable[..., Any], thing: Any, done: str = "", *, then: Any = None) -> HttpResponse:
    """The answer to a button: the change is made, or refused with a message; then back to the thing, or to `then`.

    What was taken back or removed can be undone from the message itself.
    """
    with said_to(request):
        made = do(thing, by=request.actor)
        if done:
            messages.success(request, done, extra_tags=_undo(request, made))
    return redirect(then or thing)


def _undo(request: Request, made: Any) -> str:
    if not isinstance(made, Removed) and getattr(made, "state", "") not in (State.WITHDRAWN, State.ARCHIVED):
        return ""
    return reverse("bring_back", args=[request.workspace.slug, made._meta.label_lower, made.pk])


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


def tried(form: forms.BaseForm, do: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
    """Call a change; on a refusal put its sentence at the form's field and return None."""
    try:
        return do(*args, **kwargs)
    except Refused as refused:
        field = refused.field if refused.field in form.fields else None
        form.add_error(field, refused.sentence)
        if isinstance(form, Guarded) and isinstance(refused, Conflict):
            form.show_both()
        return None
