"""What the environment says: data folder, database, keys. Read once, at start.

In development the keys are made on first start and lie in the data folder with mode 600, outside
the database. Production names them itself and refuses to start without.
"""

import json
import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

PACKAGE_DIR = Path(__file__).resolve().parent.parent


_KEY_ID = re.compile(r"[A-Za-z0-9_-]+")
_KEY = re.compile(r"[0-9A-Fa-f]{64}")


class BadEnvironment(RuntimeError):
    """A setting is missing or cannot be used; the message names it and says what to do."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The secret of the web framework and the field keys, the current one first."""

    secret_key: str
    field_keys: dict[str, str]  #: key id → 64 hex digits


def data_dir() -> Path:
    """Return the folder for the embedded database, uploads and development keys."""
    path = Path(os.environ.get("WISSEL_DATA_DIR", ".wissel")).resolve()
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    (path / "static").mkdir(exist_ok=True)  # the server of static files asks for it at start
    return path


def value(name: str, default: str = "") -> str:
    """Return the environment variable ``name``."""
    return os.environ.get(name, default)


def required(name: str) -> str:
    """Return the environment variable ``name`` or refuse to start."""
    found = os.environ.get(name, "")
    if not found:
        raise BadEnvironment(f"{name} is not set. Production settings need it; see docs/manual.")
    return found


def development_keys(folder: Path) -> Keys:
    """Read the keys of a development installation, making them on first use."""
    path = folder / "keys.json"
    if not path.exists():
        made = {
            "secret_key": secrets.token_urlsafe(50),
            "field_keys": {"k1": secrets.token_hex(32)},
        }
        draft = path.with_name(f"keys.{os.getpid()}.tmp")
        draft.touch(mode=0o600)
        draft.write_text(json.dumps(made))
        try:
            os.link(draft, path)  # atomic: of two first starts one wins, both read the same
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    read = json.loads(path.read_text())
    return Keys(read["secret_key"], read["field_keys"])


def production_keys() -> Keys:
    """Read the keys from ``WISSEL_SECRET_KEY`` and ``WISSEL_FIELD_KEYS`` (``id:hex,id:hex``)."""
    pairs = [pair.split(":", 1) for pair in required("WISSEL_FIELD_KEYS").split(",")]
    try:
        field_keys = {key_id.strip(): key.strip() for key_id, key in pairs}
    except ValueError:
        raise _bad_field_keys() from None
    # A dot would end the id within a stored value: nothing sealed under it would open again.
    # A shorter key works too, as a weaker cipher.
    if not all(_KEY_ID.fullmatch(one) and _KEY.fullmatch(key) for one, key in field_keys.items()):
        raise _bad_field_keys()
    return Keys(required("WISSEL_SECRET_KEY"), field_keys)


def _bad_field_keys() -> BadEnvironment:
    return BadEnvironment(
        "WISSEL_FIELD_KEYS must look like 'k2:<64 hex>,k1:<64 hex>'; "
        "an id holds letters, digits, '-' and '_'"
    )


def database(url: str, folder: Path) -> dict[str, Any]:
    """Return Django's settings for the database at ``url``; empty is the embedded one."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": folder / "wissel.sqlite3",
            "OPTIONS": {
                # IMMEDIATE takes the write lock at the start of a transaction: without it two
                # writers that both read first end in "database is locked" at once.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
                ),
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql"):
        raise BadEnvironment(
            f"WISSEL_DATABASE_URL starts with {parts.scheme!r}; only postgresql:// is known"
        )
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", unquote(parts.hostname or "")),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "OPTIONS": query,
    }
