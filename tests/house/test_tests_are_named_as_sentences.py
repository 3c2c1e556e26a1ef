"""The name of a test says what holds, in words: at least three of them."""

from tests.house.tree import REPO, files, functions, shown


def test_every_name_of_a_test_is_a_sentence() -> None:
    short = {
        f"{shown(path, node.lineno)} {node.name}"
        for path in files(".py", under=REPO / "tests")
        for node in functions(path)
        if node.name.startswith("test_") and len(node.name.split("_")) < 4
    }
    assert not short
