"""Settings that hold everywhere. Development, tests and production start from these."""

from datetime import timedelta

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from wissel.config import environment

DATA_DIR = environment.data_dir()
#: Each source of vacancies has a folder of its own in here; the daily work reads what lies there.
VACANCY_DIR = DATA_DIR / "vacancies"
#: Public data of the labour market that ``wissel reference load`` keeps.
REFERENCE_DIR = DATA_DIR / "reference"
#: Where the worker leaves many vacancies ready to be searched, for every process of this machine.
MARKET_DIR = DATA_DIR / "market"
#: More vacancies than this are made ready by the worker alone; fewer by whoever needs them first.
MARKET_SHARED_FROM = 5_000
DEBUG = False
ALLOWED_HOSTS: list[str] = []
ROOT_URLCONF = "wissel.config.urls"
WSGI_APPLICATION = "wissel.config.wsgi.application"

INSTALLED_APPS = [
    "wissel.portals.public",  # first: its templates stand in for those of the sign-in library
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "wissel.infra",
    "wissel.apps.bureaus",
    "wissel.apps.trajectories",
    "wissel.apps.orders",
    "wissel.apps.guidance",
    "wissel.apps.plans",
    "wissel.apps.finances",
    "wissel.apps.jobsearch",
    "wissel.apps.documents",
    "wissel.portals.shell",
    "wissel.portals.coach",
    "wissel.portals.employee",
    "wissel.portals.employer",
    "wissel.portals.bureau",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "wissel.portals.public.limits.SessionLimits",
    "wissel.portals.shell.middleware.ActorMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wissel.portals.shell.context.shell",
            ],
        },
    }
]

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "bureaus.User"
SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # addresses are unique whatever their capitals
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    # Length and the list of common ones, no composition rules (ASVS 5.0 V6).
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation link has proved the address
ACCOUNT_ADAPTER = "wissel.apps.bureaus.sign_in.AccountAdapter"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/300s/key"}
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True  # whoever's password or second factor changes is told
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no mail to strangers because somebody typed an address
ACCOUNT_FORMS = {
    "login": "wissel.portals.public.forms.LoginForm",
    "reauthenticate": "wissel.portals.public.forms.PasswordAgainForm",
    "change_password": "wissel.portals.public.forms.ChangePasswordForm",
    "set_password": "wissel.portals.public.forms.FirstPasswordForm",
    "reset_password": "wissel.portals.public.forms.ForgottenForm",
    "reset_password_from_key": "wissel.portals.public.forms.NewPasswordForm",
}
MFA_ADAPTER = "wissel.apps.bureaus.sign_in.MFAAdapter"
MFA_FORMS = {
    "authenticate": "wissel.portals.public.forms.CodeForm",
    "reauthenticate": "wissel.portals.public.forms.CodeAgainForm",
    "activate_totp": "wissel.portals.public.forms.FirstCodeForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an invitation link has proved the address
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Wissel"
MFA_TOTP_TOLERANCE = 1  # codes of 30 seconds ago and ahead; each works once (infra.codes)
USERSESSIONS_TRACK_ACTIVITY = False

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 12 * 3600
#: A sign-in ends after so long without a sign of life, and after so long in any case.
WISSEL_SESSION_IDLE = timedelta(hours=2)
WISSEL_SESSION_ABSOLUTE = timedelta(hours=12)
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = False
CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Rate limits must hold over processes, so the cache is a table, not process memory.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "wissel_cache",
        # A full cache throws entries away, and with them the count of wrong passwords.
        "OPTIONS": {"MAX_ENTRIES": 200_000},
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Nederlands")), ("en", _("Engels"))]
LOCALE_PATHS = [environment.PACKAGE_DIR / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "files", "base_url": None},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 40
#: where ClamAV listens: a socket file or host:port; empty is none, and files say so
WISSEL_CLAMD = environment.value("WISSEL_CLAMD")

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = DATA_DIR / "mail"
DEFAULT_FROM_EMAIL = "Wissel <wissel@localhost>"

#: Role that doors take on PostgreSQL, so that row-level security holds for every query of theirs.
WISSEL_APP_ROLE = "wissel_app"
#: Whether a database marked as demo may be served (the sign-in page then shows the accounts).
WISSEL_ALLOW_DEMO = False
#: The password of every demo account; the sign-in page of a demo prints it.
WISSEL_DEMO_PASSWORD = "wissel-demo-2026"  # noqa: S105 - public: printed on the page
WISSEL_BASE_URL = "http://localhost:8000"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
