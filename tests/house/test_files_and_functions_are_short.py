"""Files under 400 lines, functions under 40: what is longer holds two things."""

import ast

from tests.house.tree import REPO, SRC, files, functions, shown, written_by_hand

MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_A_FUNCTION = 40
VAGUE = {"utils", "util", "common", "helpers", "helper", "managers", "manager", "misc", "lib"}


def test_no_file_has_more_than_400_lines() -> None:
    long = {
        shown(path): lines
        for path in files(".py")
        if written_by_hand(path)
        and (lines := len(path.read_text(encoding="utf-8").splitlines())) > MOST_LINES_OF_A_FILE
    }
    assert not long


def test_no_function_has_more_than_40_lines_beside_its_docstring() -> None:
    long = {
        f"{shown(path, node.lineno)} {node.name}": lines
        for path in [*files(".py", under=SRC), REPO / "dev.py"]
        if written_by_hand(path)
        for node in functions(path)
        if (lines := length(node)) > MOST_LINES_OF_A_FUNCTION
    }
    assert not long


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines from ``def`` to the end, the docstring left out."""
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if ast.get_docstring(node) is not None:
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def test_no_file_or_folder_has_a_name_that_says_nothing() -> None:
    vague = {
        shown(path)
        for path in files(".py")
        if VAGUE & {part.strip("_") for part in path.relative_to(REPO).with_suffix("").parts}
    }
    assert not vague
