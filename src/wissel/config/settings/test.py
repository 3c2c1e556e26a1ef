"""Settings of the tests: fast hashing, mail in memory, everything else as it is served."""

from wissel.config import environment
from wissel.config.settings.base import *  # noqa: F403 - settings modules extend each other
from wissel.config.settings.base import DATA_DIR

SECRET_KEY = "tests-only"  # noqa: S105 - no secret: tests only
WISSEL_FIELD_KEYS = {"t2": "22" * 32, "t1": "11" * 32}
DATABASES = {"default": environment.database(environment.value("WISSEL_DATABASE_URL"), DATA_DIR)}
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WISSEL_ALLOW_DEMO = True
