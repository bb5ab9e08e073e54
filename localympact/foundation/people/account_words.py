"""What account pages and letters say: our sentences in place of those that come with allauth."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Said(NamedTuple):
    """The subject and the text of a letter."""

    subject: Promise
    text: Promise


LABELS: dict[str, Promise] = {
    "login": _("E-mail address"),
    "email": _("E-mail address"),
    "new_email": _("New e-mail address"),
    "code": _("Code"),
    "name": _("A name by which you know this device"),
    "passwordless": _("Sign in with this passkey alone, without a code by e-mail"),
}
HELPS: dict[str, Promise] = {"passwordless": _("Your device then asks for your finger, your face or its PIN.")}

_TYPE_CODE = _("Type this code into the page that is open in your browser:\n\n%(code)s\n\nIt works for 15 minutes.")
_CONFIRM = Said(_("Confirm your address"), _TYPE_CODE)
LETTERS: dict[str, Said] = {
    "account/email/login_code": Said(_("Your code for signing in"), _TYPE_CODE),
    "account/email/email_confirmation": _CONFIRM,
    "account/email/email_confirmation_signup": _CONFIRM,
    "account/email/unknown_account": Said(
        _("There is no account with this address"),
        _(
            "Somebody typed %(email)s on the page for signing in. There is no account with this address. "
            "If it was you, make an account:\n\n%(signup_url)s\n\nIf it was not you, there is nothing to do."
        ),
    ),
    "account/email/account_already_exists": Said(
        _("You have an account already"),
        _(
            "Somebody wanted to make an account with %(email)s. You have one already. "
            "If it was you, sign in:\n\n%(login_url)s\n\nIf it was not you, there is nothing to do."
        ),
    ),
}

# A page's own sentence says where a code went; a message for it would say it twice.
MESSAGES: dict[str, Promise] = {
    "account/messages/logged_in.txt": _("You are signed in."),
    "account/messages/logged_out.txt": _("You have signed out."),
    "account/messages/email_confirmed.txt": _("The address %(email)s is confirmed."),
    "account/messages/email_confirmation_failed.txt": _("The address %(email)s belongs to another account."),
    "account/messages/email_deleted.txt": _("The address %(email)s is removed."),
    "account/messages/cannot_delete_primary_email.txt": _(
        "This is the address you sign in with. It cannot be removed."
    ),
    "account/messages/unverified_primary_email.txt": _("Confirm this address before you sign in with it."),
    "account/messages/primary_email_set.txt": _("Saved."),
    "mfa/messages/recovery_codes_generated.txt": _("You have new recovery codes."),
    "mfa/messages/totp_activated.txt": _("The authenticator app is set up."),
    "mfa/messages/totp_deactivated.txt": _("The authenticator app is no longer asked for."),
    "mfa/messages/webauthn_added.txt": _("The passkey is added."),
    "mfa/messages/webauthn_removed.txt": _("The passkey is removed."),
}

_WRONG_CODE = _("This is not the code. Look again, or ask for a new one.")
ACCOUNT_ERRORS: dict[str, Promise] = {
    "account_inactive": _("This account is closed."),
    "email_taken": _("This address belongs to another account."),
    "duplicate_email": _("This is your address already."),
    "same_as_current": _("This is your address already."),
    "incorrect_code": _WRONG_CODE,
    "invalid_login": _("Type an e-mail address such as name@example.org."),
    "too_many_login_attempts": _("Too many tries. Wait a few minutes, then ask for a new code."),
    "rate_limited": _("Too many tries. Wait a few minutes, then try again."),
}
FACTOR_ERRORS: dict[str, Promise] = {
    "add_email_blocked": _("Remove your passkeys and the authenticator app before you change your address."),
    "cannot_delete_authenticator": _("This cannot be removed now."),
    "cannot_generate_recovery_codes": _("Recovery codes come with a passkey or an app. Set one up first."),
    "incorrect_code": _WRONG_CODE,
    "unverified_email": _("Confirm your e-mail address first. A passkey can be added after that."),
}
OTHER_WAYS: dict[str, Promise] = {
    "mfa_reauthenticate": _("Use the authenticator app or a recovery code"),
    "mfa_reauthenticate:webauthn": _("Use a passkey"),
}
