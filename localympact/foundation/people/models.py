"""A person who can sign in. There are no passwords: an e-mail code or a passkey."""

from __future__ import annotations

from typing import Any, ClassVar

from django.apps import apps
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localympact.foundation.core.rows import Installation, new_id


class PersonManager(BaseUserManager["Person"]):
    """Makes people; addresses are kept in lower case, so one address is one person."""

    def create_user(self, email: str, *, proven: bool = False, **fields: Any) -> Person:
        """A new person without a usable password; the first code typed proves an address that is not proven yet."""
        person = self.model(email=email.strip().lower(), **fields)
        person.set_unusable_password()
        person.save(using=self._db)
        addresses = apps.get_model("account", "EmailAddress")._default_manager.using(self._db)
        addresses.create(user=person, email=person.email, primary=True, verified=proven)
        return person

    def get_by_natural_key(self, email: str | None) -> Person:
        """The person with this address, whatever its case."""
        return self.get(email=(email or "").strip().lower())


class Person(AbstractBaseUser, Installation):
    """Somebody with an account: a name, an address and a language."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=2, default="en")
    is_active = models.BooleanField(default=True)
    is_steward = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[PersonManager] = PersonManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("person")

    def __str__(self) -> str:
        return self.name or self.email
