"""The forms of allauth with our labels."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as factors
from allauth.mfa.totp import forms as apps
from allauth.mfa.webauthn import forms as passkeys

from localympact.foundation.people.account_words import HELPS, LABELS


class OurLabels:
    """Every field says what it is above itself, not inside."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.label = LABELS.get(name, field.label)
            field.help_text = HELPS.get(name, "")
            field.widget.attrs.pop("placeholder", None)


class Login(OurLabels, account.LoginForm):
    """The address a code goes to."""


class Signup(OurLabels, account.SignupForm):
    """The address of a new account."""


class ConfirmLoginCode(OurLabels, account.ConfirmLoginCodeForm):
    """The code that came by e-mail."""


class ConfirmEmailCode(OurLabels, account.ConfirmEmailVerificationCodeForm):
    """The code that proves an address."""


class NewAddress(OurLabels, account.AddEmailForm):
    """Another address to sign in with."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = LABELS["new_email"]


class Authenticate(OurLabels, factors.AuthenticateForm):
    """The code of an app, or a recovery code."""


class Reauthenticate(OurLabels, factors.ReauthenticateForm):
    """The same before something that matters."""


class ActivateApp(OurLabels, apps.ActivateTOTPForm):
    """The first code of an app."""


class AddPasskey(OurLabels, passkeys.AddWebAuthnForm):
    """A passkey and its name."""


class EditPasskey(OurLabels, passkeys.EditWebAuthnForm):
    """Another name for a passkey."""
