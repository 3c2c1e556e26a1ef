"""The bytes of a document as they were kept: by their hash, or the document is named as lost."""

import hashlib
from uuid import UUID

from wissel.infra import files


class Damaged(files.FileGone):
    """A stored document is gone, or is not the one that was released, signed or taken.

    The message is the name of its file, which names no person.
    """


def kept_bytes(stored_as: str, *, sha256: str, name: str, bureau: UUID) -> bytes:
    """Return the bytes under a key. Raises :class:`Damaged` with ``name`` for any others.

    Another file of this bureau in its place opens just as well: it is about another person.
    """
    try:
        content = files.read(stored_as, bureau=bureau)
    except files.FileGone as gone:
        raise Damaged(name) from gone
    if hashlib.sha256(content).hexdigest() != sha256:
        raise Damaged(name)
    return content
