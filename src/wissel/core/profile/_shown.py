"""A profile as it reads: its parts and blocks with the words of the form it was filled in by."""

from collections.abc import Iterable
from dataclasses import dataclass

from wissel.core.profile._types import BlockForm, ProfileForms, Word
from wissel.core.profiled import Block, LineOwner, Profile
from wissel.core.wire import Wire


@dataclass(frozen=True, slots=True)
class LineShown(Wire):
    """A line with the words of its mark and its source."""

    text: str
    detail: str
    mark: str
    by: LineOwner
    source: str


@dataclass(frozen=True, slots=True)
class BlockShown(Wire):
    """A block as it reads. Empty of all: it is asked, and nobody said anything yet.

    ``asks`` is how it asks the employee; its title where it does not. ``has_clarity``: its value
    says how clear the aspect is.
    """

    key: str
    title: str
    asks: str
    required: bool
    has_clarity: bool
    lines: tuple[LineShown, ...]
    value: str
    next: str
    nothing_because: str

    @property
    def is_said(self) -> bool:
        """Whether something is said here, or why there is nothing to say."""
        return bool(self.lines or self.value or self.nothing_because)


@dataclass(frozen=True, slots=True)
class PartShown(Wire):
    """A part with its blocks, in the order of the form."""

    key: str
    title: str
    intro: str
    blocks: tuple[BlockShown, ...]


def shown_parts(
    said: Profile, forms: ProfileForms, language: str, *, whole: bool = False
) -> tuple[PartShown, ...]:
    """Return what is said, by part; what need not be said and was not only in the ``whole``.

    >>> from wissel.core.profile import profile_forms
    >>> [part.title for part in shown_parts(Profile("person", 1), profile_forms(), "nl")]
    ['Wie ben ik?', 'Wat kan ik?', 'Wat wil ik?']
    """
    return tuple(
        PartShown(
            part.key,
            part.title.in_(language),
            part.intro.in_(language),
            tuple(
                block_shown(said.block(form.key), form, forms, language)
                for form in part.blocks
                if whole or form.required or said.block(form.key).is_said
            ),
        )
        for part in forms.forms[said.kind].parts
    )


def block_shown(said: Block, form: BlockForm, forms: ProfileForms, language: str) -> BlockShown:
    """Return one block, by the form it was filled in by."""
    return BlockShown(
        key=form.key,
        title=form.title.in_(language),
        asks=(form.employee or form.title).in_(language),
        required=form.required,
        has_clarity=bool(form.clarity),
        lines=tuple(
            LineShown(
                text=line.text,
                detail=line.detail,
                mark=_word(line.mark, form.marks, language),
                by=line.by,
                source=_word(line.source, forms.sources, language),
            )
            for line in said.lines
        ),
        value=_value(said, form, language),
        next=said.next,
        nothing_because=said.nothing_because,
    )


def _value(block: Block, form: BlockForm, language: str) -> str:
    if form.options:
        return _word(block.value, form.options, language)
    unit = form.unit.in_(language) if form.unit is not None and block.value else ""
    return f"{block.value} {unit}".strip()


def _word(key: str, words: Iterable[Word], language: str) -> str:
    return next((one.words.in_(language) for one in words if one.key == key), "")
