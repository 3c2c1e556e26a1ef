"""Files outside the web root, encrypted, named by a random key and never by what they hold."""

import base64
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from wissel.infra import crypto
from wissel.infra.ids import uuid7


class FileGone(LookupError):
    """A stored file is not there any more, or does not open; the message names its key."""


def store(content: bytes, *, bureau: UUID) -> str:
    """Store bytes for a bureau and return the key to read them by."""
    key = f"{bureau.hex}/{uuid7().hex}"
    sealed = crypto.encrypt(base64.b64encode(content).decode(), scope=str(bureau), field="file")
    return default_storage.save(key, ContentFile(sealed.encode()))


def read(key: str, *, bureau: UUID) -> bytes:
    """Return the bytes stored under a key; those of another bureau do not open.

    Raises :class:`FileGone`: for what was cut off or written over, too.
    """
    try:
        with default_storage.open(key) as file:
            sealed = file.read().decode()
        return base64.b64decode(crypto.decrypt(sealed, field="file", scope=str(bureau)))
    except FileNotFoundError:
        raise FileGone(f"no stored file {key}") from None
    except ValueError as error:  # not text, not in encrypted form, moved, changed, no such key
        raise FileGone(f"stored file {key} does not open") from error


def is_there(key: str) -> bool:
    """Whether something is stored under a key; whether it opens, only reading tells."""
    return bool(default_storage.exists(key))


def remove(key: str) -> None:
    """Take away what is stored under a key once the transaction holds; what is gone stays gone.

    A copy may live on in a back-up until that expires.
    """
    transaction.on_commit(lambda: default_storage.delete(key))
