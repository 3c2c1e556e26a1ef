"""What somebody types in a profile: of a length that fits, and nothing about health."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import Final, TypeAlias

from wissel.core.profile import BlockForm, ProfileForms
from wissel.core.profiled import Block, LineOwner, ProfileLine
from wissel.infra.typed import demand_fits, demand_functional, refused

#: Characters of a line and of what stands beside it; lines of a block.
MOST_LINE: Final = 200
MOST_DETAIL: Final = 600
MOST_LINES: Final = 25
#: Looks at a text: its most characters and its place in; the text as it is kept out.
Looked: TypeAlias = Callable[[str, int, str], str]


def checked_block(
    said: Block, form: BlockForm, forms: ProfileForms, held: Block, by: LineOwner
) -> Block:
    """Return a block as it is kept; refuse (``$.lines[0].text``, ``$.value``) what it cannot hold.

    A line that stands as it stood keeps its owner; any other is of whoever writes it now.
    """
    stood = {(one.text, one.detail, one.mark): one for one in held.lines}
    lines = []
    for number, line in enumerate(said.lines):
        neat = checked_line(line, form, forms, f"$.lines[{number}]")
        if neat is None:
            continue
        before = stood.get((neat.text, neat.detail, neat.mark))
        # The pages of the employee ask no source: what the coach noted stays.
        source = neat.source or (before.source if before is not None and by == "employee" else "")
        lines.append(replace(neat, by=before.by if before is not None else by, source=source))
    demand_lines(lines, form)
    because = plain(said.nothing_because, MOST_DETAIL, "$.nothing_because")
    next_ = plain(said.next, MOST_DETAIL, "$.next")
    value = checked_value(said.value.strip(), form)
    return Block(
        key=form.key,
        lines=tuple(lines),
        value=value,
        next=next_ if form.next else "",
        nothing_because="" if lines or (value and not form.clarity) else because,
    )


def demand_lines(lines: Collection[ProfileLine], form: BlockForm) -> None:
    """Refuse more lines than a block holds, and lines where it has none."""
    if len(lines) > MOST_LINES:
        raise refused(
            "too-many",
            "$.lines",
            f"Dit zijn {len(lines)} regels; verwacht worden er hoogstens {MOST_LINES}.",
            f"These are {len(lines)} lines; expected are {MOST_LINES} at most.",
        )
    if lines and form.kind != "lines":
        raise _wrong("$.lines")


def plain(text: str, most: int, path: str) -> str:
    """Return a text on one line; refuse one that is too long or speaks of health."""
    neat = " ".join(text.split())
    demand_fits(neat, most, path)
    demand_functional(neat, path)
    return neat


def as_it_is(text: str, most: int, path: str) -> str:
    """Return a text that was kept before as it is; refuse one that is too long."""
    demand_fits(text, most, path)
    return text


def one_of(value: str, known: Iterable[str], path: str) -> str:
    """Return a key that is one of those known; empty is fine."""
    if value and value not in known:
        raise _wrong(path)
    return value


def checked_line(
    said: ProfileLine, form: BlockForm, forms: ProfileForms, place: str, looked: Looked = plain
) -> ProfileLine | None:
    """Return a line as it is kept, ``None`` for an empty one; its owner is not looked at."""
    text = looked(said.text, MOST_LINE, f"{place}.text")
    detail = looked(said.detail, MOST_DETAIL, f"{place}.detail")
    if not text and not detail:
        return None
    if not text:
        raise refused(
            "missing",
            f"{place}.text",
            "Schrijf hier waar dit over gaat.",
            "Write here what this is about.",
        )
    mark = one_of(said.mark, [one.key for one in form.marks], f"{place}.mark")
    source = one_of(said.source, [one.key for one in forms.sources], f"{place}.source")
    return ProfileLine(text, detail if form.detail is not None else "", mark, source=source)


def checked_value(value: str, form: BlockForm) -> str:
    """Return what was chosen, or a number, as it is kept."""
    if form.kind == "number":
        return _number(value, form)
    return one_of(value, [one.key for one in form.options], "$.value")


def _number(value: str, form: BlockForm) -> str:
    if not value:
        return ""
    fits = value.isascii() and value.isdecimal() and len(value) < 6
    if not fits or not form.least <= int(value) <= form.most:
        raise refused(
            "wrong-value",
            "$.value",
            f"Vul een heel getal in van {form.least} tot {form.most}, of laat het leeg.",
            f"Give a whole number from {form.least} to {form.most}, or leave it empty.",
        )
    return str(int(value))


def _wrong(path: str) -> Exception:
    return refused(
        "wrong-value",
        path,
        "Kies een van de mogelijkheden, of laat het leeg.",
        "Choose one of the possibilities, or leave it empty.",
    )
