"""Unpacks a zip from an unknown hand: in memory, within limits, by the bytes that come out."""

import io
import struct
import zlib
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from wissel.connections._complaints import InputError

#: The end record of a zip without a comment, and the mark of the form for more than 4 GB.
_END, _END_BYTES = b"PK\x05\x06", 22
_LARGE, _LARGE_BYTES = b"PK\x06\x07", 20
#: A table of contents of this size lists thousands of files; one of 100 MB would fill the memory.
_MOST_BYTES_OF_LISTING = 512 * 1024
_DAMAGED = (BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError)
_IN_C = (zlib.error, struct.error)


def unpacked(raw: bytes, *, most: int, language: str) -> dict[str, bytes]:
    """Return the files of a zip by name, folders left out, or raise :class:`InputError`.

    ``most`` bytes come out at most, counted while unpacking: what the zip says of its own sizes is
    not believed. A zip that is damaged, cut off, locked or holds a name twice is refused.
    """
    _demand_short_listing(raw, language)
    try:
        with ZipFile(io.BytesIO(raw)) as packed:
            return _contents(packed, most, language)
    except InputError:
        raise
    except (*_DAMAGED, *_IN_C):
        raise _damaged(language) from None


def _contents(packed: ZipFile, most: int, language: str) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    left = most
    for member in packed.infolist():
        if not member.filename:  # a name of zero bytes: asking whether it is a folder would break
            raise _damaged(language)
        if member.is_dir():
            continue
        if member.filename in found or member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise _damaged(language)
        content = _content(packed, member, left + 1)
        if len(content) > left:
            raise _too_large(most, language)
        left -= len(content)
        found[member.filename] = content
    return found


def _content(packed: ZipFile, member: ZipInfo, most: int) -> bytes:
    with packed.open(member) as opened:
        return opened.read(most)


def _demand_short_listing(raw: bytes, language: str) -> None:
    """Look at the end record before the listing is read, which happens in one go."""
    end = raw[-_END_BYTES:]
    if len(end) < _END_BYTES or not end.startswith(_END) or end[-2:] != b"\0\0":
        raise _damaged(language)
    before = raw[-_END_BYTES - _LARGE_BYTES : -_END_BYTES]
    listing = int.from_bytes(end[12:16], "little")
    if before.startswith(_LARGE) or listing > _MOST_BYTES_OF_LISTING:
        raise _damaged(language)


def _damaged(language: str) -> InputError:
    if language == "en":
        message = (
            "This zip cannot be read: it is damaged, cut off, locked or not a plain zip. "
            "Use the zip as 'wissel export' made it."
        )
    else:
        message = (
            "Deze zip is niet te lezen: beschadigd, afgebroken, op slot of geen gewone zip. "
            "Gebruik de zip zoals 'wissel export' hem heeft gemaakt."
        )
    return InputError("not-a-zip", "$", message)


def _too_large(most: int, language: str) -> InputError:
    limit = most // (1024 * 1024)
    if language == "en":
        message = f"More than {limit} MB comes out of this zip; unpacking was stopped."
    else:
        message = f"Uit deze zip komt meer dan {limit} MB; het uitpakken is gestopt."
    return InputError("too-large", "$", message)
