"""Settings of ``python3 dev.py run``: the embedded database, made keys, the demo allowed."""

from wissel.config import environment
from wissel.config.settings.base import *  # noqa: F403 - settings modules extend each other
from wissel.config.settings.base import DATA_DIR

_keys = environment.development_keys(DATA_DIR)
SECRET_KEY = _keys.secret_key
WISSEL_FIELD_KEYS = _keys.field_keys
DATABASES = {"default": environment.database(environment.value("WISSEL_DATABASE_URL"), DATA_DIR)}
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
WISSEL_ALLOW_DEMO = True
