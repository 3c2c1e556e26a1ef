"""Dark by the system's wish and dark by the person's choice are the same dark."""

import re

from tests.house.tree import WISSEL

SHEET = WISSEL / "portals" / "shell" / "static" / "wissel" / "wissel.css"
BY_SYSTEM = re.compile(
    r"prefers-color-scheme:\s*dark\)\s*\{\s*:root:not\(\[data-bs-theme=light\]\)\s*\{([^}]*)\}"
)
BY_CHOICE = re.compile(r"^:root\[data-bs-theme=dark\]\s*\{([^}]*)\}", re.MULTILINE)


def declarations(block: re.Pattern[str]) -> dict[str, str]:
    """Return the tokens of the first block that matches."""
    found = block.search(SHEET.read_text(encoding="utf-8"))
    assert found, f"{SHEET.name} has no block {block.pattern}"
    text = re.sub(r"/\*.*?\*/", "", found[1], flags=re.DOTALL)
    pairs = (part.split(":", 1) for part in text.split(";") if part.strip())
    return {name.strip(): value.strip() for name, value in pairs}


def test_the_two_dark_blocks_say_the_same() -> None:
    assert declarations(BY_SYSTEM) == declarations(BY_CHOICE)


def test_a_dark_block_holds_the_tokens_of_text_and_surface() -> None:
    assert {"--w-paper", "--w-sheet", "--w-ink", "--w-accent", "--w-late"} <= set(
        declarations(BY_SYSTEM)
    )
