"""Section 6: the search profile as it was fixed, and what changed in it in the period."""

from wissel.core.dates import local_day
from wissel.core.journal import ProfileFixed
from wissel.core.profiled import Direction, KeptProfile, Market
from wissel.core.reports._material import Material, Part, proof
from wissel.core.reports.record import Evidence, Layer, Statement


def search_profile(material: Material) -> Part:
    """Section 6: which version holds, its directions, what came in and what fell out; never empty.

    Only what was fixed by the last day is told, never a draft. Where nothing was fixed yet the
    coach says why not, and from when.
    """
    fixed = [one for one in material.profiles if local_day(one.at) <= material.last]
    if not fixed:
        return _nothing(material)
    newest = fixed[-1]
    during = [one for one in fixed if _is_news(material, one)]
    before = [one for one in fixed if one not in during]
    found = [
        _version(material, newest, now=bool(during)),
        *_reasons(material, during),
        *([] if during else [_unchanged(material)]),
        *(_direction(material, newest, one) for one in newest.said.active),
        *_few(material, newest),
    ]
    if during:
        found += _moved(material, before[-1] if before else None, newest, during)
    return Part(tuple(found))


def _is_news(material: Material, kept: KeptProfile) -> bool:
    """Whether it was fixed in the period, or after the previous report was drawn up."""
    day, told = local_day(kept.at), material.reported_until
    return day >= material.first or (told is not None and day > told)


def _nothing(material: Material) -> Part:
    words = material.words
    text, ask = words.say("profile.none"), words.say("profile.question-none")
    none = Statement("none", Layer.FACT, text, evidence=(material.nothing(),), editable=False)
    return Part((none,), (material.question("question-none", ask),))


def _proof(material: Material, kept: list[KeptProfile]) -> tuple[Evidence, ...]:
    """Return the entries that say that these versions were fixed."""
    numbers = {one.number for one in kept}
    entries = [
        entry
        for entry in material.known
        if isinstance(content := entry.content, ProfileFixed)
        and content.profile == "search"
        and content.version in numbers
    ]
    return proof(material, entries) or (material.nothing(),)


def _version(material: Material, newest: KeptProfile, *, now: bool) -> Statement:
    text = material.words.say(
        "profile.version",
        n=newest.number,
        day=material.words.day(local_day(newest.at)),
        author=material.clean(newest.by),
    )
    evidence = _proof(material, [newest])
    return Statement("version", Layer.FACT, text, evidence=evidence, editable=False, effort=now)


def _reasons(material: Material, during: list[KeptProfile]) -> list[Statement]:
    """Say why each version of the period took the place of the one before."""
    return [
        _said(
            material,
            f"reason-{one.number}",
            material.words.say("profile.reason", n=one.number, text=material.clean(one.reason)),
            [one],
        )
        for one in during
        if one.reason
    ]


def _said(material: Material, id_: str, text: str, kept: list[KeptProfile]) -> Statement:
    """Return what whoever fixed a version said with it: theirs, so nobody words it anew here."""
    owner, evidence = material.clean(kept[-1].by), _proof(material, kept)
    return Statement(id_, Layer.OPINION, text, owner=owner, evidence=evidence, editable=False)


def _unchanged(material: Material) -> Statement:
    text, evidence = material.words.say("profile.unchanged"), (material.nothing(),)
    return Statement("unchanged", Layer.FACT, text, evidence=evidence, editable=False)


def _direction(material: Material, newest: KeptProfile, direction: Direction) -> Statement:
    words, title = material.words, material.clean(direction.title)
    counted = max(direction.market, key=lambda one: one.on, default=None)
    if counted is None:
        text = words.say("profile.uncounted", title=title)
    else:
        text = words.count(
            "profile.direction",
            counted.count,
            title=title,
            day=words.day(counted.on),
            where=_where(material, counted),
        )
    evidence = _proof(material, [newest])
    id_ = f"direction-{direction.key}"
    return Statement(id_, Layer.FACT, text, evidence=evidence, editable=False)


def _where(material: Material, counted: Market) -> str:
    source = material.clean(counted.source)
    if counted.within_km is None:
        return source
    return material.words.say("profile.within", source=source, km=counted.within_km)


def _few(material: Material, newest: KeptProfile) -> list[Statement]:
    if not newest.said.few_because:
        return []
    text = material.words.say("profile.few", text=material.clean(newest.said.few_because))
    return [_said(material, "few", text, [newest])]


def _moved(
    material: Material, before: KeptProfile | None, newest: KeptProfile, during: list[KeptProfile]
) -> list[Statement]:
    """Say what came in since the version that held when the period began, and what fell out.

    Of a first version all that was looked at and left out is told: it shows the breadth.
    """
    words = material.words
    stood = {one.key: one.state for one in before.said.directions} if before is not None else {}
    came = [
        material.clean(one.title) for one in newest.said.active if stood.get(one.key) != "active"
    ]
    found = []
    if before is not None and came:
        text = words.say("profile.broadened", titles=words.list(came))
        evidence = _proof(material, during)
        found.append(
            Statement("broadened", Layer.FACT, text, evidence=evidence, editable=False, effort=True)
        )
    for one in newest.said.directions:
        out = one.state == "dropped" and stood.get(one.key) != "dropped"
        if out or (one.state == "reserve" and stood.get(one.key) == "active"):
            text = words.say(
                f"profile.{one.state}",
                title=material.clean(one.title),
                text=material.clean(one.state_because),
            ).strip()
            found.append(_said(material, f"{one.state}-{one.key}", text, [newest]))
    return found
