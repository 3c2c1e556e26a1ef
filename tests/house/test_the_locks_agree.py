"""What 'dev.py run' installs is a part of what the tests were run with, and all of it is hashed."""

import re
import tomllib

from tests.house.tree import REPO

PIN = re.compile(r"^([\w.-]+)(?:\[[\w,-]+\])?==(\S+)", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    """Return the versions in a lock by package."""
    return dict(PIN.findall((REPO / name).read_text(encoding="utf-8")))


def test_the_lock_of_a_run_is_part_of_the_lock_of_the_tests() -> None:
    run, full = pins("requirements-run.lock"), pins("requirements.lock")
    assert run
    assert run.items() <= full.items()


def test_every_pin_has_a_hash() -> None:
    for name in ("requirements.lock", "requirements-run.lock", "requirements-uv.lock"):
        text = (REPO / name).read_text(encoding="utf-8")
        blocks = re.split(r"\n(?=\w)", text)
        assert not [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block]


def test_every_direct_dependency_is_locked() -> None:
    project = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {re.split(r"[\[<>=~! ]", line)[0].lower() for line in project["dependencies"]}
    assert named <= set(pins("requirements-run.lock"))
    assert len(named) <= 30, "about thirty direct dependencies is the budget"
