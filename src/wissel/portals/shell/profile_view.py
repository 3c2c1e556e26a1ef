"""What changed in a profile from one version to the next, block by block, for who reads it over."""

from dataclasses import dataclass

from django.utils.translation import gettext

from wissel.core.profile import BlockShown, LineShown, ProfileForms, block_shown
from wissel.core.profiled import Profile


@dataclass(frozen=True, slots=True)
class BlockChanged:
    """What came and what went in a block between two versions, each in words.

    Neither: the lines stand in another order.
    """

    key: str
    title: str
    added: tuple[str, ...]
    gone: tuple[str, ...]


def changed_blocks(
    before: Profile, after: Profile, forms: ProfileForms, language: str
) -> tuple[BlockChanged, ...]:
    """Return the blocks that say something else, with what came and what went."""
    found = []
    for form in forms.forms[after.kind].blocks():
        old, new = (
            _sayings(block_shown(said.block(form.key), form, forms, language))
            for said in (before, after)
        )
        if old != new:
            added = tuple(one for one in new if one not in old)
            gone = tuple(one for one in old if one not in new)
            found.append(BlockChanged(form.key, form.title.in_(language), added, gone))
    return tuple(found)


def _sayings(said: BlockShown) -> list[str]:
    found = [_saying(one) for one in said.lines]
    found += [one for one in (said.value, said.next) if one]
    if said.nothing_because:
        found.append(gettext("niets, want: %(why)s") % {"why": said.nothing_because})
    return found


def _saying(line: LineShown) -> str:
    text = f"{line.text}: {line.detail}" if line.detail else line.text
    return f"{text} ({line.mark})" if line.mark else text
