"""A profile as it reads: its parts and blocks with the words of the form it was filled in by."""

from collections.abc import Iterable, Iterator
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
    """A block as it reads. Empty of all: it is asked, and nobody said anything yet."""

    title: str
    lines: tuple[LineShown, ...] = ()
    value: str = ""
    next: str = ""
    nothing_because: str = ""

    @property
    def is_said(self) -> bool:
        """Whether something is said here, or why there is nothing to say."""
        return bool(self.lines or self.value or self.nothing_because)


@dataclass(frozen=True, slots=True)
class PartShown(Wire):
    """A part with its blocks, in the order of the form."""

    title: str
    intro: str
    blocks: tuple[BlockShown, ...]


def shown_parts(said: Profile, forms: ProfileForms, language: str) -> tuple[PartShown, ...]:
    """Return what is said, by part; what need not be said and was not is left out."""
    return tuple(
        PartShown(
            part.title.in_(language),
            part.intro.in_(language),
            tuple(_blocks(part.blocks, said, forms, language)),
        )
        for part in forms.forms[said.kind].parts
    )


def _blocks(
    asked: Iterable[BlockForm], said: Profile, forms: ProfileForms, language: str
) -> Iterator[BlockShown]:
    for form in asked:
        block = said.block(form.key)
        if not block.is_said and not form.required:
            continue
        yield BlockShown(
            title=form.title.in_(language),
            lines=tuple(
                LineShown(
                    text=line.text,
                    detail=line.detail,
                    mark=_word(line.mark, form.marks, language),
                    by=line.by,
                    source=_word(line.source, forms.sources, language),
                )
                for line in block.lines
            ),
            value=_value(block, form, language),
            next=block.next,
            nothing_because=block.nothing_because,
        )


def _value(block: Block, form: BlockForm, language: str) -> str:
    if form.options:
        return _word(block.value, form.options, language)
    unit = form.unit.in_(language) if form.unit is not None and block.value else ""
    return f"{block.value} {unit}".strip()


def _word(key: str, words: Iterable[Word], language: str) -> str:
    return next((one.words.in_(language) for one in words if one.key == key), "")
