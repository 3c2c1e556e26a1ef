"""A profile as a page shows it to read: blocks by part, each line with its owner, and what changed.

``profile_block.html`` shows a :class:`BlockShown`; every portal may use both.
"""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from wissel.core.profile import BlockForm, ProfileForms, Word
from wissel.core.profiled import Block, LineOwner, Profile, ProfileLine

#: Whose a line is; to the reader whose own it is, nothing is said.
OWNERS: Final[dict[LineOwner, Promise]] = {
    "employee": gettext_lazy("van de medewerker"),
    "coach": gettext_lazy("van de coach"),
}
_YOUR_COACH: Final = gettext_lazy("van uw coach")


@dataclass(frozen=True, slots=True)
class LineShown:
    """A line: what, what stands beside it, how much it weighs, whose it is and where it is from."""

    text: str
    detail: str
    mark: str
    owner: str
    source: str


@dataclass(frozen=True, slots=True)
class BlockShown:
    """A block in the reader's language. ``value`` is what was chosen, in words."""

    key: str
    title: str
    asks: str  #: how it asks the employee; the title where it does not
    lines: tuple[LineShown, ...]
    value: str
    next: str
    nothing_because: str
    required: bool

    @property
    def is_said(self) -> bool:
        """Whether something stands here, or why there is nothing."""
        return bool(self.lines or self.value or self.nothing_because)


@dataclass(frozen=True, slots=True)
class PartShown:
    """A part of a profile with its blocks."""

    key: str
    title: str
    intro: str
    blocks: tuple[BlockShown, ...]


@dataclass(frozen=True, slots=True)
class BlockChanged:
    """What came and what went in a block between two versions, each in words."""

    key: str
    title: str
    added: tuple[str, ...]
    gone: tuple[str, ...]


def parts_shown(
    said: Profile, forms: ProfileForms, language: str, *, you: str = ""
) -> tuple[PartShown, ...]:
    """Return a profile by part, empty blocks too. ``you`` is the role of the reader, if it wrote.

    >>> from wissel.core.profile import profile_forms
    >>> [part.title for part in parts_shown(Profile("person", 1), profile_forms(), "nl")]
    ['Wie ben ik?', 'Wat kan ik?', 'Wat wil ik?']
    """
    return tuple(
        PartShown(
            part.key,
            part.title.in_(language),
            part.intro.in_(language),
            tuple(block_shown(said.block(b.key), b, forms, language, you=you) for b in part.blocks),
        )
        for part in forms.forms[said.kind].parts
    )


def block_shown(
    said: Block, form: BlockForm, forms: ProfileForms, language: str, *, you: str = ""
) -> BlockShown:
    """Return one block."""
    return BlockShown(
        key=form.key,
        title=form.title.in_(language),
        asks=(form.employee or form.title).in_(language),
        lines=tuple(_line(one, form, forms, language, you) for one in said.lines),
        value=value_words(said.value, form, language),
        next=said.next,
        nothing_because=said.nothing_because,
        required=form.required,
    )


def value_words(value: str, form: BlockForm, language: str) -> str:
    """Return what was chosen or filled in, in words: ``mbo 3``, ``45 minuten``."""
    if value and form.kind == "number":
        return f"{value} {form.unit.in_(language)}" if form.unit is not None else value
    return _word(value, form.options, language)


def changed_blocks(
    before: Profile, after: Profile, forms: ProfileForms, language: str
) -> tuple[BlockChanged, ...]:
    """Return the blocks that say something else, with what came and what went."""
    found = []
    for form in forms.forms[after.kind].blocks():
        old = _sayings(before.block(form.key), form, language)
        new = _sayings(after.block(form.key), form, language)
        if old != new:
            added = tuple(one for one in new if one not in old)
            gone = tuple(one for one in old if one not in new)
            found.append(BlockChanged(form.key, form.title.in_(language), added, gone))
    return tuple(found)


def _sayings(said: Block, form: BlockForm, language: str) -> list[str]:
    found = [_saying(one, form, language) for one in said.lines]
    if said.value:
        found.append(value_words(said.value, form, language))
    if said.next:
        found.append(said.next)
    if said.nothing_because:
        found.append(gettext("niets, want: %(why)s") % {"why": said.nothing_because})
    return found


def _saying(line: ProfileLine, form: BlockForm, language: str) -> str:
    text = f"{line.text}: {line.detail}" if line.detail else line.text
    mark = _word(line.mark, form.marks, language)
    return f"{text} ({mark})" if mark else text


def _line(
    said: ProfileLine, form: BlockForm, forms: ProfileForms, language: str, you: str
) -> LineShown:
    owner = _YOUR_COACH if you == "employee" else OWNERS[said.by]
    return LineShown(
        text=said.text,
        detail=said.detail,
        mark=_word(said.mark, form.marks, language),
        owner="" if said.by == you else str(owner),
        source=_word(said.source, forms.sources, language),
    )


def _word(key: str, words: tuple[Word, ...], language: str) -> str:
    return next((one.words.in_(language) for one in words if one.key == key), "")
