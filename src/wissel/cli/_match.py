"""``wissel match``: one search and vacancies in, ranked vacancies with reasons out."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wissel.core.matched import Match
    from wissel.core.matching import MatchProfile
    from wissel.core.vacancies import Vacancy

NAME = "match"
HELP = "a search and vacancies -> ranked vacancies with reasons; no limit is broken"

#: A line of more than this is not read: a vacancy is a page of text, not a book.
MOST_BYTES = 4 * 1024 * 1024


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("--profile", required=True, help="JSON file (schema match.profile), or -")
    parser.add_argument(
        "--vacancies", required=True, help="JSON Lines (schema match.vacancy), or -"
    )
    parser.add_argument("--top", type=int, default=10, help="how many at most (10)")
    parser.add_argument("--on", type=date.fromisoformat, help="the day it is (today)")
    parser.add_argument("--lines", action="store_true", help="JSON Lines out, not one list")
    parser.add_argument("--allowed", action="store_true", help="leave out what breaks a limit")
    parser.add_argument("--lang", choices=("nl", "en"), default="nl", help="language of texts")


def run(args: Namespace) -> int:
    """Match; 0 done, 1 the search is not acceptable, 2 a file cannot be read.

    What breaks a limit comes after all that is allowed, as ``unsuitable`` with its conflicts. A
    line that is no vacancy gives its error at the end, and the rest goes on.
    """
    from wissel.connections.wire import InputError, error_object, read
    from wissel.core.matching import MatchProfile

    if args.top < 1:
        print("wissel match: --top is a whole number above zero", file=sys.stderr)
        return 2
    if args.profile == args.vacancies == "-":
        print("wissel match: only one of the two can come from standard input", file=sys.stderr)
        return 2
    try:
        raw = _bytes(args.profile)
        lines = list(_lines(args.vacancies))
    except OSError as error:
        print(f"wissel match: {error.filename}: {error.strerror}", file=sys.stderr)
        return 2
    try:
        profile = read(MatchProfile, raw, language=args.lang)
    except InputError as error:
        answer = error_object(error.code, error.path, error.message)
        _put(answer)
        print(f"wissel: {error.path}: {error.message}", file=sys.stderr)
        return 1
    _answer(args, profile, lines)
    return 0


def _answer(args: Namespace, profile: "MatchProfile", lines: list[bytes]) -> None:
    from wissel.connections.wire import write_text
    from wissel.core.matched import Fit

    vacancies, errors = _vacancies(lines, args.lang)
    found = _matched(profile, vacancies, args.on or _today())
    if args.allowed:
        found = [one for one in found if one.fit is not Fit.UNSUITABLE]
    answers = [json.loads(write_text(one, language=args.lang)) for one in found[: args.top]]
    if args.lines:
        for one in (*answers, *errors):
            print(json.dumps(one, ensure_ascii=False))
        return
    _put([*answers, *errors])
    for one in errors:
        error = one["error"]
        print(f"wissel: {error['path']}: {error['message']}", file=sys.stderr)


def _matched(profile: "MatchProfile", vacancies: "list[Vacancy]", on: date) -> "list[Match]":
    from wissel.config.environment import data_dir
    from wissel.connections.knowledge import knowledge_in
    from wissel.core.matching import market_of, matches

    known = knowledge_in(data_dir() / "reference")
    return matches(profile, market_of(vacancies, known), on=on)


def _today() -> date:
    from wissel.core.dates import local_day

    return local_day(datetime.now(UTC))


def _vacancies(lines: list[bytes], language: str) -> "tuple[list[Vacancy], list[dict[str, Any]]]":
    """Return the vacancies, and an error for each line that is none; a second of an id is one."""
    from wissel.connections.wire import InputError, error_object, read
    from wissel.core.vacancies import Vacancy

    found: dict[str, Vacancy] = {}
    errors: list[dict[str, Any]] = []
    for number, raw in enumerate(lines, start=1):
        try:
            if len(raw) > MOST_BYTES:
                raise InputError("too-large", "$", _too_large(language))
            one = read(Vacancy, raw, language=language)
            if one.id in found:
                raise InputError("twice", "$.id", _twice(one.id, language))
            found[one.id] = one
        except InputError as error:
            place = f"line {number}: {error.path}"
            errors.append(error_object(error.code, place, error.message))
    return list(found.values()), errors


def _too_large(language: str) -> str:
    limit = MOST_BYTES // (1024 * 1024)
    if language == "en":
        return f"This line is larger than {limit} MB; expected is one vacancy."
    return f"Deze regel is groter dan {limit} MB; verwacht wordt één vacature."


def _twice(id_: str, language: str) -> str:
    if language == "en":
        return f"The id {id_!r} stands there twice; the first one counts."
    return f"De id {id_!r} staat er twee keer; de eerste telt."


def _bytes(name: str) -> bytes:
    return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()


def _lines(name: str) -> Iterator[bytes]:
    for line in _bytes(name).splitlines():
        if line.strip():
            yield line


def _put(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))
