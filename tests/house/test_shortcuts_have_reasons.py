"""A silenced tool says why on the same line; tests are not skipped; nothing is left for later."""

import re

from tests.house.tree import REPO, files, shown

HERE = "tests/house/test_shortcuts_have_reasons.py"
SILENCED = re.compile(r"#\s*(?:noqa|type:\s*ignore|ruff:\s*noqa|mypy:\s*ignore)")
#: The code that is silenced, then words that say why.
WITH_REASON = re.compile(
    r"#\s*(?:noqa:\s*[A-Z0-9, ]*[A-Z0-9]+|type:\s*ignore\[[\w, -]+\])[\s#\-–:(]+[A-Za-z].*\w"
)
SKIPS = re.compile(r"pytest\.(?:mark\.)?(?:skip|skipif|xfail|importorskip)\b|unittest\.skip")
LATER = re.compile(r"\b(?:TODO|FIXME|XXX)\b")


def lines(folder: str) -> list[tuple[str, str]]:
    """Return every line of Python below a folder, with its place."""
    return [
        (shown(path, number), line)
        for path in files(".py", under=REPO / folder)
        if shown(path) != HERE
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    ]


def test_every_silenced_check_names_its_code_and_its_reason() -> None:
    bare = [
        f"{place}: {line.strip()}"
        for place, line in lines(".")
        if SILENCED.search(line) and not WITH_REASON.search(line)
    ]
    assert not bare


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    assert not [f"{place}: {line.strip()}" for place, line in lines("tests") if SKIPS.search(line)]


def test_nothing_is_left_for_later_in_a_comment() -> None:
    assert not [f"{place}: {line.strip()}" for place, line in lines(".") if LATER.search(line)]
