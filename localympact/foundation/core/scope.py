"""The scope: which workspaces' rows may be read right now. Outside a scope every query raises."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar
from uuid import UUID

from django.db import models

M = TypeVar("M", bound=models.Model)
EVERYWHERE: frozenset[UUID] = frozenset()

_open: ContextVar[frozenset[UUID] | None] = ContextVar("workspaces", default=None)


class ScopeError(Exception):
    """A query without an open workspace, or a key to another workspace's row."""


class OwnedManager(models.Manager[M]):
    """Shows the rows of the open workspaces only; raises when none is open."""

    def get_queryset(self) -> models.QuerySet[M]:
        open_ = _open.get()
        if open_ is None:
            raise ScopeError(f"{self.model.__name__}: no workspace is open")
        rows = super().get_queryset()
        return rows if open_ is EVERYWHERE else rows.filter(workspace__in=open_)


@contextmanager
def inside(*workspaces: Any) -> Iterator[None]:
    """Open the scope for these workspaces (rows of any saved model with a primary key)."""
    if not workspaces or any(w is None or w.pk is None for w in workspaces):
        raise ScopeError("A scope needs saved workspaces")
    token = _open.set(frozenset(w.pk for w in workspaces))
    try:
        yield
    finally:
        _open.reset(token)


@contextmanager
def across_workspaces(why: str) -> Iterator[None]:
    """Read across all workspaces; the reason is for the reader of the code."""
    if not why:
        raise ScopeError("Say why all workspaces are read")
    token = _open.set(EVERYWHERE)
    try:
        yield
    finally:
        _open.reset(token)


@contextmanager
def closed() -> Iterator[None]:
    """Close the scope, as at the start of each request."""
    token = _open.set(None)
    try:
        yield
    finally:
        _open.reset(token)
