"""``wissel verify FILE``: whether a bundle or sealed document still is what was made. Offline."""

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wissel.core.bundle import Seal

NAME = "verify"
HELP = "check a bundle or a sealed document offline: was anything changed since it was made?"
_CHANGED = 1
_UNREADABLE = {
    "nl": "Dit bestand is geen pdf die zonder wachtwoord te lezen is.",
    "en": "This file is no PDF that can be read without a password.",
}


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("file", metavar="FILE", help="a PDF")
    parser.add_argument("--lang", choices=("nl", "en"), default="nl", help="language of texts")


def run(args: Namespace) -> int:
    """Check; 0 as it was made, 1 changed or nothing to check by, 2 the file cannot be read."""
    from wissel.connections.bundle_file import verified
    from wissel.connections.wire import InputError, error_object, write

    try:
        content = Path(args.file).read_bytes()
    except OSError as error:
        print(f"wissel: {args.file}: {error.strerror}", file=sys.stderr)
        return 2
    try:
        held, seal = _opened(content, args.lang)
        found = verified(held, seal, language=args.lang)
    except InputError as error:
        said = error_object(error.code, error.path, error.message)
        print(json.dumps(said, ensure_ascii=False, indent=2))
        return _CHANGED
    print(json.dumps(write(found, language=args.lang), ensure_ascii=False, indent=2))
    return 0 if found.is_whole else _CHANGED


def _opened(content: bytes, language: str) -> "tuple[dict[str, bytes], Seal | None]":
    """Return the files inside a PDF and the seal on it; refuse what is no readable PDF."""
    from wissel.connections.wire import InputError
    from wissel.core.bundle import Seal
    from wissel.infra import pdf, sealing

    try:
        held, found = pdf.attached(content), sealing.seal_of(content)
    except (pdf.PdfError, ValueError) as error:
        said = _UNREADABLE[language]
        raise InputError("not-readable", "FILE", said) from error
    if found is None:
        return held, None
    return held, Seal(found.subject, found.intact, found.whole, found.sealed_at)
