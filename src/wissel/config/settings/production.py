"""Settings of a served installation: keys and database from the environment, TLS required."""

from wissel.config import environment
from wissel.config.settings.base import *  # noqa: F403 - settings modules extend each other
from wissel.config.settings.base import DATA_DIR

_keys = environment.production_keys()
SECRET_KEY = _keys.secret_key
WISSEL_FIELD_KEYS = _keys.field_keys
DATABASES = {"default": environment.database(environment.value("WISSEL_DATABASE_URL"), DATA_DIR)}
ALLOWED_HOSTS = environment.required("WISSEL_HOSTS").split(",")
WISSEL_BASE_URL = f"https://{ALLOWED_HOSTS[0]}"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked from inside, without TLS
#: How many proxies stand before the program: rate limits per address need the real one.
ALLAUTH_TRUSTED_PROXY_COUNT = int(environment.value("WISSEL_PROXIES", "1"))
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrftoken"
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = environment.value("WISSEL_MAIL_HOST", "localhost")
EMAIL_PORT = int(environment.value("WISSEL_MAIL_PORT", "25"))
EMAIL_HOST_USER = environment.value("WISSEL_MAIL_USER")
EMAIL_HOST_PASSWORD = environment.value("WISSEL_MAIL_PASSWORD")
EMAIL_USE_TLS = environment.value("WISSEL_MAIL_TLS", "1") == "1"
DEFAULT_FROM_EMAIL = environment.value("WISSEL_MAIL_FROM", f"wissel@{ALLOWED_HOSTS[0]}")
