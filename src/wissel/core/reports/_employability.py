"""The employability profile at first and now: what it says otherwise, part by part.

Only what was fixed, and only where the employee lets the employer read it. How clear a part is says
something of the picture, never of the person; nothing is counted or weighed.
"""

from collections.abc import Iterator

from wissel.core.dates import local_day
from wissel.core.journal import ProfileFixed, standing
from wissel.core.profile import ProfileChange, profile_difference
from wissel.core.profiled import KeptProfile
from wissel.core.reports._material import Material, label
from wissel.core.reports.record import Evidence, Layer, Statement
from wissel.core.sources import Text

#: Begins the name of every statement that rests on this profile.
NAME = "employability"


def employability(material: Material) -> Iterator[Statement]:
    """Yield that there are a first and a latest version, and what differs; nothing with one."""
    held = [one for one in material.employability if local_day(one.at) <= material.last]
    if len(held) < 2:
        return
    first, latest = held[0], held[-1]
    changes = profile_difference(first.said, latest.said)
    if not changes:
        return
    words, evidence = material.words, _proof(material, (first, latest))
    days = {"a": words.day(local_day(first.at)), "b": words.day(local_day(latest.at))}
    text = words.say("employability", n=latest.number, **days)
    yield Statement(NAME, Layer.FACT, text, evidence=evidence, editable=False)
    for block in dict.fromkeys(one.block for one in changes):
        told = [one for one in changes if one.block == block]
        title = told[0].about.in_(words.language)
        text = " ".join(part for one in told for part in _told(material, one))
        text = words.say("employability.part", title=title, text=text)
        id_ = f"{NAME}-{block}"
        yield Statement(id_, Layer.FACT, text, evidence=evidence, editable=False)


def _told(material: Material, change: ProfileChange) -> Iterator[str]:
    """Yield what came, what is no longer there, or what something was and is."""
    words = material.words
    went, came = (_listed(material, side) for side in (change.before, change.after))
    if change.part == change.about:  # its lines
        if came:
            yield words.say("employability.came", text=came)
        if went:
            yield words.say("employability.went", text=went)
        return
    part = change.part.in_(words.language)
    key = "employability.was" if went and came else f"employability.only-{'now' if came else 'was'}"
    yield words.say(key, part=part, was=went, now=came)


def _listed(material: Material, said: tuple[Text, ...]) -> str:
    texts = (material.clean(one.in_(material.words.language)).rstrip(".") for one in said)
    return "; ".join(texts)


def _proof(material: Material, kept: tuple[KeptProfile, ...]) -> tuple[Evidence, ...]:
    """Return the entries in which these versions were fixed: open with the profile itself."""
    numbers = {one.number for one in kept}
    found = tuple(
        Evidence(entry.id, label(material, entry), entry.happened_on)
        for entry in standing(material.trajectory.journal)
        if isinstance(content := entry.content, ProfileFixed)
        and content.profile == "employability"
        and content.version in numbers
    )
    return found or (material.nothing(),)
