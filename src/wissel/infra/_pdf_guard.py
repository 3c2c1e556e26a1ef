"""A program of its own that opens a PDF somebody sent, within limits of memory and time.

    python -m wissel.infra._pdf_guard look < in.pdf              its pages, and whether it is active
    python -m wissel.infra._pdf_guard keep 1,2,5 < in.pdf > out.pdf
    python -m wissel.infra._pdf_guard inside 1000 < in.pdf > out  the files in it and the seal on it

A small file can unpack to gigabytes: here that ends this program and nothing else. Statuses: 0
done, 3 locked, 4 does not open, 5 more inside than was allowed, anything else is a limit that was
reached.
"""

import json
import resource
import sys
from io import BytesIO
from typing import Any, Final

import pikepdf

_MEMORY: Final = 1024 * 1024 * 1024
_SECONDS: Final = 15
_LOCKED, _BROKEN, _TOO_MUCH = 3, 4, 5
#: What runs something, or brings another file with it, wherever it stands.
_ACTIONS: Final = frozenset(
    {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/GoToR", "/Rendition"}
)
_KEYS: Final = frozenset({"/AA", "/JavaScript", "/JS", "/EmbeddedFiles", "/EF", "/AF", "/XFA"})
_ANNOTATIONS: Final = frozenset({"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen"})
#: What a page keeps of itself when others are taken away: how large it is and what is drawn on it.
_PAGE: Final = ("/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents")
_DEEP: Final = 12


def look(content: bytes) -> str:
    """Return how many pages it has, and ``active`` or ``quiet``."""
    with pikepdf.open(BytesIO(content)) as file:
        found = any(_active(each) for each in file.objects) or _active(file.trailer)
        return f"{len(file.pages)} {'active' if found else 'quiet'}"


def keep(content: bytes, pages: list[int]) -> bytes:
    """Return a new file with these pages and nothing of the others, nor of the file itself."""
    out = BytesIO()
    with pikepdf.open(BytesIO(content)) as whole, pikepdf.new() as cut:
        whole.remove_unreferenced_resources()
        for number in pages:
            page = whole.pages[number - 1]
            for key in set(page.obj.keys()) - {*_PAGE, "/Type", "/Parent"}:
                del page.obj[key]
            cut.pages.append(page)
        cut.save(out)
    return out.getvalue()


class TooMuch(Exception):
    """The files inside are larger together than was allowed."""


def inside(content: bytes, most: int) -> bytes:
    """Return a line that names the files inside and says what seal there is, then their bytes."""
    # Here: it loads much that the other two do without.
    from wissel.infra import sealing

    held: dict[str, bytes] = {}
    with pikepdf.open(BytesIO(content)) as file:
        for name, one in file.attachments.items():
            held[name] = one.get_file().read_bytes()
            if sum(map(len, held.values())) > most:
                raise TooMuch
    found = sealing.seal_of(content)
    seal = None
    if found is not None:
        at = found.sealed_at.isoformat() if found.sealed_at is not None else None
        seal = [found.subject, found.intact, found.whole, at]
    line = {"files": [[name, len(each)] for name, each in held.items()], "seal": seal}
    return json.dumps(line).encode() + b"\n" + b"".join(held.values())


def _active(value: Any, deep: int = 0) -> bool:
    """Whether an object runs something or carries a file; what it refers to is asked by itself."""
    if deep > _DEEP:
        return True  # nothing honest nests so deep in one object
    if isinstance(value, pikepdf.Array):
        return any(_inside(each, deep) for each in value)
    if not isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        return False
    if any(key in value for key in _KEYS):
        return True
    named = {str(value.get(key, "")) for key in ("/S", "/Subtype")}
    if named & (_ACTIONS | _ANNOTATIONS):
        return True
    return any(_inside(value.get(key), deep) for key in value.keys())  # noqa: SIM118 - no mapping


def _inside(value: Any, deep: int) -> bool:
    is_object = isinstance(value, pikepdf.Object)
    return is_object and not value.is_indirect and _active(value, deep + 1)


def main(arguments: list[str]) -> int:
    """Do what is asked with what comes in."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    content = sys.stdin.buffer.read()
    try:
        if arguments[0] == "look":
            sys.stdout.write(look(content))
        elif arguments[0] == "inside":
            sys.stdout.buffer.write(inside(content, int(arguments[1])))
        else:
            sys.stdout.buffer.write(keep(content, [int(one) for one in arguments[1].split(",")]))
    except pikepdf.PasswordError:
        return _LOCKED
    except (TooMuch, MemoryError):
        return _TOO_MUCH
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError, IndexError):
        return _BROKEN
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
