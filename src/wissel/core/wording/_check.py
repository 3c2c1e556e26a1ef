"""The guard itself: puts the three searches together into one verdict."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from wissel.core.wording._data import KNOWN_NAME, Rules, rules
from wissel.core.wording._fold import Folded, fold
from wissel.core.wording._mail import mail_names
from wissel.core.wording._medical import medical
from wissel.core.wording._names import names_in
from wissel.core.wording._numbers import citizen_numbers
from wissel.core.wording._tokens import Token, tokens
from wissel.core.wording._types import Audience, Finding, Kind, Verdict, Why

#: Between these words stands one phrase; longer ones than that need not be looked at.
_JOINTS = frozenset(("aan", "in", "op", "van", "om", "bij", "rond", "tegen"))
_GAP = 8
_KINDS = tuple(Kind)  #: of two findings of the same words the kind that stands first counts


@dataclass(frozen=True, slots=True)
class _Raw:
    """A finding in the folded text, with the code of its group and of its suggestion."""

    start: int
    end: int
    kind: Kind
    code: str
    suggestion: str


def check(
    text: str,
    *,
    audience: Audience,
    parties: Collection[str] = (),
    other_names: Collection[str] = (),
) -> Verdict:
    """Say what in a text may not reach an audience.

    ``parties`` are the names of the people of this trajectory, with or without title: they are
    never a finding. ``other_names`` are names known not to belong here. Offsets are slice offsets
    in ``text``; findings do not overlap and stand in order. Any text is accepted; time and memory
    are linear in its length. Raises ``ValueError`` for an audience that does not exist.
    Source: AVG art. 5 and 9, UAVG art. 30 and 46, AP policy rules on sick employees.
    """
    data = rules()
    wanted = data.audiences[Audience(audience)]
    folded = fold(text)
    words = tokens(folded)
    raw = list(_search(folded, words, data, wanted, parties, other_names))
    findings = tuple(_finding(folded, one, data) for one in _merged(raw, folded.plain))
    return Verdict(allowed=not findings, findings=findings)


def _search(
    folded: Folded,
    words: list[Token],
    data: Rules,
    wanted: frozenset[str],
    parties: Collection[str],
    other_names: Collection[str],
) -> Iterable[_Raw]:
    for start, end in citizen_numbers(folded.plain, words, data):
        yield _Raw(start, end, Kind.BSN, "bsn", "case-number")
    for start, end, known in mail_names(
        folded.plain, parties=parties, other_names=other_names, names=data.names
    ):
        if Kind.OTHER_NAME in wanted or (known and KNOWN_NAME in wanted):
            yield _Raw(start, end, Kind.OTHER_NAME, "mail-name", "role")
    found = names_in(
        words,
        plain=folded.plain,
        parties=parties,
        other_names=other_names,
        names=data.names,
    )
    for name in found.others:
        if Kind.OTHER_NAME in wanted or (name.known and KNOWN_NAME in wanted):
            start, end = words[name.first].start, words[name.last - 1].end
            yield _Raw(start, end, Kind.OTHER_NAME, name.code, name.suggestion)
    if Kind.DIAGNOSIS not in wanted:
        return
    for hit in medical(words, found.covered, data):
        start, end = words[hit.first].start, words[hit.last - 1].end
        start = _suspended(folded.plain, words, hit.first, start)
        yield _Raw(start, end, hit.group.kind, hit.group.id, hit.group.suggestion)


def _suspended(plain: str, words: list[Token], first: int, start: int) -> int:
    """Take in a first half whose second half is here, as in "rug- en ..."."""
    if first < 2 or words[first - 1].word not in ("en", "of"):
        return start
    half = words[first - 2]
    return half.start if plain[half.end : half.end + 1] == "-" else start


def _merged(raw: Iterable[_Raw], plain: str) -> list[_Raw]:
    """Join findings that overlap or are one phrase.

    Of those that overlap the longest names kind and suggestion, of one phrase the first. A name
    never does of what is about health: "B. Oxicodon" after a full stop stays a medicine.
    """
    joined: list[_Raw] = []
    longest = 0
    for one in sorted(raw, key=lambda found: (found.start, -found.end, _KINDS.index(found.kind))):
        if joined and _one_phrase(joined[-1], one, plain):
            last = joined[-1]
            joined[-1] = _Raw(last.start, one.end, last.kind, last.code, last.suggestion)
        elif joined and one.start < joined[-1].end:
            last = joined[-1]
            lead = one if one.end - one.start > longest else last
            if (one.kind is Kind.OTHER_NAME) is not (last.kind is Kind.OTHER_NAME):
                lead = last if one.kind is Kind.OTHER_NAME else one
            longest = max(longest, one.end - one.start)
            joined[-1] = _Raw(
                last.start, max(last.end, one.end), lead.kind, lead.code, lead.suggestion
            )
        else:
            joined.append(one)
            longest = one.end - one.start
    return joined


def _one_phrase(last: _Raw, one: _Raw, plain: str) -> bool:
    """Whether two findings of health are one phrase, as in "operatie" aan "zijn schouder"."""
    apart = plain[last.end : one.start]
    return (
        0 < len(apart) < _GAP
        and apart.strip(" ") in _JOINTS
        and not {last.kind, one.kind} & {Kind.BSN, Kind.OTHER_NAME}
    )


def _finding(folded: Folded, raw: _Raw, data: Rules) -> Finding:
    start, end = folded.span(raw.start, raw.end)
    return Finding(
        start=start,
        end=end,
        kind=raw.kind,
        text=folded.given[start:end],
        suggestion=data.suggestions[raw.suggestion],
        why=Why(code=raw.code, text=data.why[raw.kind]),
    )
