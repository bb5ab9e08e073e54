"""One door per change: a right, a transaction, a scope, and one line of history."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from django.db import models, transaction
from django.utils.translation import gettext as _

from localympact.foundation.core.recording import recording
from localympact.foundation.core.refused import Conflict, NotAllowed
from localympact.foundation.core.rows import Recorded
from localympact.foundation.core.scope import inside
from localympact.foundation.history.writing import write_line
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.permissions import May, allows

P = ParamSpec("P")
T = TypeVar("T")
X = TypeVar("X")
DOORS: dict[str, May] = {}


def change(
    verb: May, *, quiet: bool = False
) -> Callable[[Callable[Concatenate[X, P], T]], Callable[Concatenate[X, P], T]]:
    """Make a function the only way to change something.

    Its first argument is the thing changed, or the workspace something is made in; `by=` is who
    asks. It runs inside that workspace's scope, in one transaction, after asking `allows`, and
    leaves one line of history. `quiet` is for respondents' answers, which leave none.
    """

    def make(function: Callable[Concatenate[X, P], T]) -> Callable[Concatenate[X, P], T]:
        name = f"{function.__module__}.{function.__name__}"
        DOORS[name] = verb

        @functools.wraps(function)
        def door(thing: X, *args: P.args, **kwargs: P.kwargs) -> T:
            by = cast(Actor, kwargs["by"])
            workspace = _workspace_of(thing)
            with transaction.atomic(), inside(workspace), recording() as noted:
                if not quiet and isinstance(thing, Recorded) and not isinstance(thing, Workspace):
                    thing.take_over()
                if not allows(by, verb, thing):
                    raise NotAllowed(_("You may not do this here. Ask the person who leads this place for the right."))
                done = function(thing, *args, **kwargs)
                if not quiet:
                    _write(verb, function.__name__, by, workspace, done if _is_row(done) else thing, noted)
            return done

        cast(Any, door).verb = verb
        return door

    return make


def installation_change(verb: May) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """The same door for what belongs to no workspace yet (a new workspace, shipped content)."""

    def make(function: Callable[P, T]) -> Callable[P, T]:
        DOORS[f"{function.__module__}.{function.__name__}"] = verb

        @functools.wraps(function)
        def door(*args: P.args, **kwargs: P.kwargs) -> T:
            by = cast(Actor, kwargs["by"])
            with transaction.atomic(), recording() as noted:
                if not allows(by, verb, None):
                    raise NotAllowed(_("Only those who run this installation may do this."))
                done = function(*args, **kwargs)
                workspace = done if isinstance(done, Workspace) else None
                if noted.noted or workspace:  # shipped content is looked through at every start
                    _write(verb, function.__name__, by, workspace, done if _is_row(done) else None, noted)
            return done

        cast(Any, door).verb = verb
        return door

    return make


def check_version(thing: Any, version: int | None) -> None:
    """Refuse to overwrite what somebody else changed since the form was opened.

    The version is asked anew under a lock: two who save at the same moment cannot both have seen the latest.
    """
    rows = type(thing)._base_manager.select_for_update().filter(pk=thing.pk)
    if version is not None and version != rows.values_list("version", flat=True).get():
        raise Conflict(
            _("Somebody else changed this while you were writing. What you typed is kept; compare both and save again.")
        )


def _is_row(value: object) -> bool:
    return isinstance(value, models.Model)


def _workspace_of(thing: Any) -> Workspace:
    return thing if isinstance(thing, Workspace) else cast(Workspace, thing.workspace)


def _write(verb: May, name: str, by: Actor, workspace: Workspace | None, thing: Any, noted: Any) -> None:
    write_line(
        noted.noted,
        verb=verb.value,
        change=name,
        workspace_id=workspace.pk if workspace else None,
        actor_kind=by.kind,
        actor_id=by.person.pk if by.person else None,
        actor_name=by.name[:200],
        side=by.side_in(workspace.pk) if workspace else "",
        thing_kind=thing._meta.label_lower if thing is not None else "",
        thing_id=thing.pk if thing is not None else None,
        thing_title=str(thing)[:200] if thing is not None else "",
        source=noted.source,
    )
