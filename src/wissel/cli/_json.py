"""What the commands that compute share: JSON in from a file or ``-``, JSON out, errors in place."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from typing import BinaryIO, TypeVar

from wissel.connections.wire import InputError, error_object, read, write_text
from wissel.core.refusal import Refused
from wissel.core.sources import NotCovered

T = TypeVar("T")

#: More than this in one object or line is not read: facts are small, memory is not endless.
MOST_BYTES = 16 * 1024 * 1024


def add_json_arguments(parser: ArgumentParser, *, trace: bool = True) -> None:
    """Add the input, ``--lines``, ``--lang`` and, when the command has one, ``--trace``."""
    parser.add_argument("file", nargs="?", default="-", help="JSON file, or - for standard input")
    parser.add_argument("--lines", action="store_true", help="JSON Lines in, JSON Lines out")
    parser.add_argument("--lang", choices=("nl", "en"), default="nl", help="language of texts")
    if trace:
        parser.add_argument("--trace", action="store_true", help="add the whole derivation")


def run_json(args: Namespace, type_: type[T], compute: Callable[[T], object]) -> int:
    """Read ``type_``, compute, write; return the exit status.

    ``compute`` may raise :class:`Refused` and :class:`NotCovered`. A file that cannot be opened is
    wrong use. With ``--lines`` a bad line gives its error in its place and the status stays 0.
    """
    try:
        with _opened(args.file) as source:
            if args.lines:
                return _lines(source, args.lang, type_, compute)
            return _object(source, args.lang, type_, compute)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        print(f"wissel: {args.file}: {error.strerror}", file=sys.stderr)
        return 2


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    if name == "-":
        yield sys.stdin.buffer
        return
    with open(name, "rb") as source:
        yield source


def _object(source: BinaryIO, language: str, type_: type[T], compute: Callable[[T], object]) -> int:
    raw = source.read(MOST_BYTES + 1)
    text, good = _answer(raw, language, type_, compute)
    _put(json.dumps(json.loads(text), ensure_ascii=False, indent=2))
    if not good:
        error = json.loads(text)["error"]
        print(f"wissel: {error['path']}: {error['message']}", file=sys.stderr)
    return 0 if good else 1


def _lines(source: BinaryIO, language: str, type_: type[T], compute: Callable[[T], object]) -> int:
    while raw := source.readline(MOST_BYTES + 1):
        whole = raw
        while len(whole) > MOST_BYTES and whole[-1:] != b"\n":
            # The rest of a line that is too long is read away, a piece at a time.
            whole = source.readline(MOST_BYTES + 1)
            if not whole:
                break
        _put(_answer(raw, language, type_, compute)[0])
    return 0


def _put(text: str) -> None:
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


def _answer(
    raw: bytes, language: str, type_: type[T], compute: Callable[[T], object]
) -> tuple[str, bool]:
    """Return one line of JSON, and whether it is a result rather than an error."""
    try:
        if len(raw) > MOST_BYTES:
            raise _too_large(language)
        value = read(type_, raw, language=language)
        return write_text(compute(value), language=language), True
    except InputError as error:
        return _error(error.code, error.path, error.message), False
    except Refused as error:
        return _error(error.code, error.path, error.message.in_(language)), False
    except NotCovered as error:
        amount = error.what.removeprefix("rules/parameters/")
        if amount != error.what and amount != "aow":
            message = (
                f"No amount of {amount} is known on {error.on.isoformat()}."
                if language == "en"
                else f"Van {amount} is op {error.on.isoformat()} geen bedrag bekend."
            )
        elif language == "en":
            message = f"No rule of the data covers {error.what} on {error.on.isoformat()}."
        else:
            message = f"Geen regel in de gegevens dekt {error.what} op {error.on.isoformat()}."
        return _error("not-covered", _place(json.loads(raw), error.on), message), False


def _place(given: object, day: date) -> str:
    """Return the path of the date that led to ``day``: itself, or else the last one before it."""
    led = [(on, path) for path, on in _dates(given, "$") if on <= day]
    return max(led, key=lambda each: each[0])[1] if led else "$"


def _dates(given: object, path: str) -> Iterator[tuple[str, date]]:
    """Yield every date of the input with its path."""
    if isinstance(given, dict):
        for key, value in given.items():
            yield from _dates(value, f"{path}.{key}")
    elif isinstance(given, list):
        for index, value in enumerate(given):
            yield from _dates(value, f"{path}[{index}]")
    elif isinstance(given, str):
        with suppress(ValueError):  # a text that is no date leads nowhere
            yield path, date.fromisoformat(given)


def _error(code: str, path: str, message: str) -> str:
    return json.dumps(error_object(code, path, message), ensure_ascii=False)


def _too_large(language: str) -> InputError:
    limit = MOST_BYTES // (1024 * 1024)
    if language == "en":
        message = f"The input is larger than {limit} MB; expected is one small object of facts."
    else:
        message = f"De invoer is groter dan {limit} MB; verwacht wordt één klein object met feiten."
    return InputError("too-large", "$", message)
