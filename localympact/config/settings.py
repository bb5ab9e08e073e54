"""All settings in one file; what differs between installations comes from the environment."""

from __future__ import annotations

import secrets
import sys
from pathlib import Path

import environ
from csp.constants import NONE, SELF

env = environ.Env()
PACKAGE = Path(__file__).resolve().parent.parent
REPOSITORY = PACKAGE.parent
# Installed from a wheel there is no repository: data then lie where the command is given.
AT_HOME = REPOSITORY if (REPOSITORY / "manage.py").exists() else Path.cwd()
LOCALYMPACT_DATA = Path(env.str("LOCALYMPACT_DATA", default=str(AT_HOME / "var"))).resolve()
LOCALYMPACT_DATA.mkdir(parents=True, exist_ok=True)


def _secret_key() -> str:
    """A key of this installation's own, made once and kept in its data folder."""
    kept = LOCALYMPACT_DATA / "secret_key"
    if not kept.exists():
        kept.write_text(secrets.token_urlsafe(50))
        kept.chmod(0o600)
    return kept.read_text().strip()


def _number(name: str, default: int) -> int:
    try:
        return env.int(name, default=default)
    except ValueError:
        sys.exit(f"{name} must be a whole number, not “{env.str(name)}”.")


SECRET_KEY = env.str("SECRET_KEY", default="") or _secret_key()
DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
PORT = _number("PORT", 8000)
BASE_URL = env.str("BASE_URL", default=f"http://localhost:{PORT}").rstrip("/")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[BASE_URL])
IS_SECURE = BASE_URL.startswith("https:")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "localympact.foundation.ui",  # before allauth: its pages take our frame and our fields
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    "localympact.foundation.languages",
    "localympact.foundation.vocabularies",
    "localympact.foundation.history",
    "localympact.foundation.jobs",
    "localympact.foundation.mail",
    "localympact.foundation.files",
    "localympact.foundation.search",
    "localympact.foundation.documents",
    "localympact.foundation.people",
    "localympact.foundation.workspaces",
    "localympact.phase1_mapping",
    "localympact.phase2_toolbox",
    "localympact.phase3_recommendations",
    "localympact.phase4_action",
    "localympact.across",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "localympact.foundation.workspaces.middleware.SmallPages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "localympact.foundation.workspaces.csrf.OriginOrTokenMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "localympact.foundation.workspaces.middleware.ActorMiddleware",
]

ROOT_URLCONF = "localympact.config.urls"
WSGI_APPLICATION = "localympact.config.wsgi.application"

TEMPLATE_LOADERS = [  # both packages would set their own loader and overwrite each other
    "django_cotton.cotton_loader.Loader",
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]
CACHED_LOADERS = ("django.template.loaders.cached.Loader", TEMPLATE_LOADERS)
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [("template_partials.loader.Loader", [CACHED_LOADERS])],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "localympact.foundation.workspaces.context.page_context",
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "django.templatetags.i18n",
            ],
        },
    }
]
COTTON_DIR = "cotton"
COTTON_SNAKE_CASED_NAMES = False

SQLITE_OPTIONS = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{LOCALYMPACT_DATA / 'localympact.sqlite3'}")}
if "ENGINE" not in DATABASES["default"]:
    sys.exit("DATABASE_URL is no address of a database; for example postgres://user:password@localhost/localympact")
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"] |= {"ENGINE": "localympact.foundation.core.sqlite", "OPTIONS": SQLITE_OPTIONS}
else:
    DATABASES["default"] |= {"CONN_HEALTH_CHECKS": True, "CONN_MAX_AGE": 60}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "localympact.foundation.people.account_letters.AccountLetters"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 15 * 60  # mail servers may be slow
ACCOUNT_CHANGE_EMAIL = True  # one address for each account; a new one takes the old one's place
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_FORMS = {
    "login": "localympact.foundation.people.account_forms.Login",
    "signup": "localympact.foundation.people.account_forms.Signup",
    "add_email": "localympact.foundation.people.account_forms.NewAddress",
    "confirm_login_code": "localympact.foundation.people.account_forms.ConfirmLoginCode",
    "confirm_email_verification_code": "localympact.foundation.people.account_forms.ConfirmEmailCode",
}
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ADAPTER = "localympact.foundation.people.account_letters.SecondFactors"
MFA_FORMS = {
    "authenticate": "localympact.foundation.people.account_forms.Authenticate",
    "reauthenticate": "localympact.foundation.people.account_forms.Reauthenticate",
    "activate_totp": "localympact.foundation.people.account_forms.ActivateApp",
    "add_webauthn": "localympact.foundation.people.account_forms.AddPasskey",
    "edit_webauthn": "localympact.foundation.people.account_forms.EditPasskey",
}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_SECURE

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_SECURE
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if IS_SECURE else 0
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "img-src": [SELF, "data:"],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
# Answers begun or sent from one address in a minute; behind a proxy, name the header that holds the address.
ANSWERS_PER_MINUTE = _number("ANSWERS_PER_MINUTE", 300)
CLIENT_ADDRESS = env.str("CLIENT_ADDRESS", default="REMOTE_ADDR")
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English"),
    ("lv", "Latviešu"),
    ("lt", "Lietuvių"),
    ("sv", "Svenska"),
    ("pt", "Português"),
    ("el", "Ελληνικά"),
]
LOCALE_PATHS = [PACKAGE / "foundation" / "languages" / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = AT_HOME / "build" / "static"
STATIC_IS_BUILT = (STATIC_ROOT / "staticfiles.json").exists() or "collectstatic" in sys.argv
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": LOCALYMPACT_DATA / "files"},
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if STATIC_IS_BUILT
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not STATIC_IS_BUILT

EMAIL_URL = env.str("EMAIL_URL", default="")
EMAIL_TIMEOUT = 15  # a person waits for the result of a test letter
if EMAIL_URL:
    vars().update(env.email_url("EMAIL_URL"))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = LOCALYMPACT_DATA / "letters"
DEFAULT_FROM_EMAIL = env.str("FROM_EMAIL", default="localympact@localhost")

# Who answers for this installation, as its privacy notice and imprint name them.
RESPONSIBLE_NAME = env.str("RESPONSIBLE_NAME", default="")
RESPONSIBLE_ADDRESS = env.str("RESPONSIBLE_ADDRESS", default="")

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
# Ours: the middleware of workspaces/csrf.py is Django's, made to need no cookie; https is forced by the proxy in front.
SILENCED_SYSTEM_CHECKS = ["security.W003", "security.W008"]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
