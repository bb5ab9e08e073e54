"""The three kinds of rows: a workspace's own, shared by an owner, and the installation's."""

from __future__ import annotations

from typing import Any, ClassVar, Self
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from localympact.foundation.core import recording
from localympact.foundation.core.refused import Conflict
from localympact.foundation.core.scope import OwnedManager, ScopeError, across_workspaces

_plain = DjangoJSONEncoder()


def new_id() -> UUID:
    """A UUIDv7 (RFC 9562): the same public id on every door, ordered by time."""
    return uuid7()


def _as_plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, list | dict):  # a copy: whoever changes the list of a row changes the row
        return {k: _as_plain(v) for k, v in value.items()} if isinstance(value, dict) else [*map(_as_plain, value)]
    return _plain.default(value) if not hasattr(value, "to_json") else value.to_json()


class Recorded(models.Model):
    """A row whose every difference is noted in the history of the open change."""

    keeps_history: ClassVar[bool] = True
    unrecorded_fields: ClassVar[frozenset[str]] = frozenset()
    # The key to the thing this row is a part of: a contact point of its organisation. Its history is read there.
    part_of: ClassVar[str] = ""
    # The right that reading its history asks for, beside the one to see histories; "party" where only parties read it.
    read_by: ClassVar[str] = ""

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db: str | None, field_names: Any, values: Any, **more: Any) -> Self:
        row = super().from_db(db, field_names, values, **more)
        row._loaded = row.plain_values()
        return row

    def plain_values(self) -> dict[str, Any]:
        """Every stored field as plain JSON."""
        held = self.__dict__  # what is deferred does not stand in it
        return {f.attname: _as_plain(held[f.attname]) for f in self._meta.concrete_fields if f.attname in held}

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        """Read the row again, also what it is compared with when it is stored."""
        super().refresh_from_db(*args, **kwargs)
        self._loaded = self.plain_values()

    def take_over(self) -> None:
        """Lock the row until the transaction ends, and take over what others wrote since it was read here."""
        rows = type(self)._base_manager.select_for_update(no_key=True)
        now = rows.filter(pk=self.pk).first()
        if now is None:
            raise Conflict(gettext("Somebody removed this in the meantime."))
        before, held = self._loaded, self.plain_values()
        for name, value in now._loaded.items():
            if value != before.get(name) and held.get(name) == before.get(name):
                setattr(self, name, getattr(now, name))
        self._loaded = now._loaded

    def _written_fields(self, before: dict[str, Any]) -> list[str]:
        """What differs from the row as it was read; the rest may be newer in the database."""
        held = self.plain_values()
        return [
            field.name
            for field in self._meta.concrete_fields
            if field.name == "version"
            or getattr(field, "auto_now", False)
            or (field.attname in held and (field.attname not in before or held[field.attname] != before[field.attname]))
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store what was changed in the row and note it; refused outside a change."""
        recording.current(type(self))
        is_new = self._state.adding
        before: dict[str, Any] = {} if is_new else getattr(self, "_loaded", {})
        if before and not kwargs:
            kwargs["update_fields"] = self._written_fields(before)
        super().save(*args, **kwargs)
        after = self.plain_values()
        self._loaded = after
        if not self.keeps_history:
            return
        if is_new:
            recording.note(self, "", None, "created")
        for name, value in after.items():
            if name in self.unrecorded_fields or name in ("id", "version"):
                continue
            old = before.get(name)
            if old != value and not (is_new and value in (None, "", [], {})):
                recording.note(self, name, old, value)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Remove the row and note that it went; refused outside a change."""
        recording.current(type(self))
        if self.keeps_history:
            recording.note(self, "", "existed", None)
        return super().delete(*args, **kwargs)


class WorkspaceOwned(Recorded):
    """A row that one workspace keeps; read through a scope only."""

    # Keys that may lead into another workspace (a plan adapted from elsewhere); named, never silent.
    crosses: ClassVar[frozenset[str]] = frozenset()

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    workspace = models.ForeignKey("workspaces.Workspace", on_delete=models.CASCADE, related_name="+")

    objects: ClassVar[OwnedManager[Self]] = OwnedManager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the row; refuse a key to another workspace's row."""
        self._refuse_foreign_keys()
        super().save(*args, **kwargs)

    def _refuse_foreign_keys(self) -> None:
        loaded = getattr(self, "_loaded", {})
        stays = loaded.get("workspace_id") == str(self.workspace_id)
        for key in self._meta.concrete_fields:
            related = key.remote_field.model if key.remote_field else None
            if related is None or not issubclass(related, WorkspaceOwned) or key.name in self.crosses:
                continue
            value = getattr(self, key.attname)
            if value is None or (stays and loaded.get(key.attname) == str(value)):
                continue
            if self._was_read_here(self._state.fields_cache.get(key.name), value):
                continue
            with across_workspaces("does this key lead into our own workspace?"):
                if not related._base_manager.filter(pk=value, workspace_id=self.workspace_id).exists():
                    raise ScopeError(f"{type(self).__name__}.{key.name} leads into another workspace")

    def _was_read_here(self, row: WorkspaceOwned | None, pk: Any) -> bool:
        """Whether this very row was read from the database, and as one of our own workspace."""
        return (
            row is not None
            and row.pk == pk
            and getattr(row, "_loaded", {}).get("workspace_id") == str(self.workspace_id)
        )


class Shared(Recorded):
    """A row that its owner (shipped, a programme, a workspace) shares with others."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.ForeignKey("workspaces.Workspace", null=True, blank=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True

    @property
    def is_shipped(self) -> bool:
        """Whether this came with the software."""
        return self.owner_id is None

    @property
    def workspace_id(self) -> Any:
        """The workspace whose history notes changes of this row."""
        return self.owner_id


def once_per_owner(name: str, *fields: str) -> list[models.BaseConstraint]:
    """Unique among one owner's rows and among the shipped ones; SQLite tells empty owners apart."""
    shipped = models.UniqueConstraint(fields=fields, condition=models.Q(owner=None), name=f"{name}_shipped")
    return [models.UniqueConstraint(fields=[*fields, "owner"], name=name), shipped]


class Installation(models.Model):
    """A row of the installation itself; the list of these is closed and tested."""

    class Meta:
        abstract = True


class State(models.TextChoices):
    """How far a thing has come."""

    DRAFT = "draft", _("draft")
    IN_REVIEW = "in_review", _("in review")
    PUBLISHED = "published", _("published")
    ARCHIVED = "archived", _("archived")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Versioned(models.Model):
    """A thing that counts its changes, so that nobody overwrites what they have not seen."""

    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the row under its next version number."""
        if not self._state.adding:
            self.version += 1
        super().save(*args, **kwargs)


class Stated(Versioned):
    """A thing with a state and a date of publication."""

    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.DRAFT)
    published_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    unrecorded_fields: ClassVar[frozenset[str]] = frozenset({"created_at", "updated_at", "version"})

    class Meta:
        abstract = True

    @property
    def is_published(self) -> bool:
        """Whether anybody may read it."""
        return self.state == State.PUBLISHED

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was taken back; it stays in threads with its date."""
        return self.state == State.WITHDRAWN
