"""``wissel verify FILE``: whether a bundle or sealed document still is what was made. Offline."""

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
    parser.add_argument(
        "--against",
        metavar="OTHER",
        help="a bundle (PDF) or trajectory file (JSON): is FILE a document of it?",
    )
    parser.add_argument("--lang", choices=("nl", "en"), default="nl", help="language of texts")


def run(args: Namespace) -> int:
    """Check; 0 as it was made, 1 changed or nothing to check by, 2 the file cannot be read."""
    from wissel.connections.wire import InputError, error_object

    contents = []
    for name in filter(None, (args.file, args.against)):
        try:
            contents.append(Path(name).read_bytes())
        except OSError as error:
            print(f"wissel: {name}: {error.strerror}", file=sys.stderr)
            return 2
    try:
        is_right, said = _compared(args, *contents) if args.against else _verified(args, *contents)
    except InputError as error:
        is_right, said = False, error_object(error.code, error.path, error.message)
    print(json.dumps(said, ensure_ascii=False, indent=2))
    return 0 if is_right else _CHANGED


def _verified(args: Namespace, content: bytes) -> tuple[bool, Any]:
    from wissel.connections.bundle_file import verified
    from wissel.connections.wire import write

    held, seal = _opened(content, "FILE", args.lang)
    found = verified(held, seal, language=args.lang)
    return found.is_whole, write(found, language=args.lang)


def _compared(args: Namespace, content: bytes, other: bytes) -> tuple[bool, Any]:
    from wissel.connections import held_against
    from wissel.connections.wire import write

    if other.startswith(b"%PDF-"):
        held, seal = _opened(other, "AGAINST", args.lang)
        against = held_against.bundle_against(held, seal, language=args.lang)
    else:
        against = held_against.file_against(other, language=args.lang)
    found = held_against.compared(content, args.file, against)
    return found.is_same, write(found, language=args.lang)


def _opened(content: bytes, path: str, language: str) -> "tuple[dict[str, bytes], Seal | None]":
    """Return the files inside a PDF and the seal on it; refuse what is no readable PDF."""
    from wissel.connections.wire import InputError
    from wissel.infra import pdf, sealing

    try:
        held, found = pdf.attached(content), sealing.seal_of(content)
    except (pdf.PdfError, ValueError) as error:
        said = _UNREADABLE[language]
        raise InputError("not-readable", path, said) from error
    return held, found
