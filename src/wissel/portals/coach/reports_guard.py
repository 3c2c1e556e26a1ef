"""The wording guard at the sentence: what was found, why, what may stand there instead."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from wissel.core.reports.record import Finding, Statement
from wissel.portals.shell.dates import reader_language

#: Findings for which the guard says how to write it, not what.
_ADVICE_ONLY: Final = frozenset({"bsn", "other-name"})
_SENTENCE_ENDS: Final = (". ", "! ", "? ", "\n")


@dataclass(frozen=True, slots=True)
class Hit:
    """A finding of the guard at its sentence.

    ``sentence`` is the sentence around it in the text, ``offered`` what may stand there instead.
    Outside the text (an aim, the label of an evidence chip) there is no ``sentence``: what to mend
    is the journal entry ``entry``.
    """

    key: str
    phrase: str
    why: str
    offered: str
    advice: str  #: how to write it, where no sentence can be offered
    sentence: str
    entry: str
    kept: str
    reason: str
    error: str

    @property
    def to_fill_in(self) -> bool:
        """Whether the offered sentence has a place to fill in, in brackets."""
        return "(" in self.offered

    @property
    def lead(self) -> str:
        """The sentence before the phrase."""
        return self.sentence.partition(self.phrase)[0]

    @property
    def rest(self) -> str:
        """The sentence after the phrase."""
        return self.sentence.partition(self.phrase)[2]


def hit_key(finding: Finding) -> str:
    """Return a short key of a finding: one phrase in one statement."""
    whole = f"{finding.span.statement}\0{finding.span.text}"
    return hashlib.sha256(whole.encode()).hexdigest()[:10]


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence around a passage begins and ends.

    >>> sentence_at("Zij kwam. Dinsdag lukt niet. Goed.", 18, 22)
    (10, 28)
    """
    begins = (text.rfind(mark, 0, start) + len(mark) for mark in _SENTENCE_ENDS if mark in text)
    before = [found for found in begins if 0 < found <= start]
    ends = ((text.find(mark, max(end - 1, 0)), mark) for mark in _SENTENCE_ENDS)
    after = [found + (mark != "\n") for found, mark in ends if found >= 0]
    return max(before, default=0), min(after, default=len(text))


def offered_for(finding: Finding, lang: str) -> str:
    """Return the sentence that may stand instead; nothing where the guard only says how."""
    if finding.suggestion is None or finding.kind in _ADVICE_ONLY:
        return ""
    return finding.suggestion.in_(lang)


def taken_over(text: str, finding: Finding, lang: str) -> str:
    """Return the text with the offered sentence in place of the one that was found."""
    offered = offered_for(finding, lang)
    if not offered:
        return text
    begin, end = sentence_at(text, finding.span.start, finding.span.end)
    return f"{text[:begin]}{offered}{text[end:]}".strip()


def hits_of(
    held: Statement,
    findings: Iterable[Finding],
    lang: str,
    reasons: Mapping[str, tuple[str, str]],
) -> Iterator[Hit]:
    """Yield each phrase found in a statement once; those in the text before aims and chips.

    ``reasons`` holds, by finding, the reason that was typed and what is wrong with it.
    """
    done: set[str] = set()
    for finding in findings:
        if finding.span.statement == held.id and hit_key(finding) not in done:
            done.add(hit_key(finding))
            yield _hit(finding, held, lang, reasons.get(hit_key(finding), ("", "")))


def _hit(finding: Finding, held: Statement, lang: str, typed: tuple[str, str]) -> Hit:
    span, text = finding.span, held.text
    inside = text[span.start : span.end] == span.text
    begin, end = sentence_at(text, span.start, span.end) if inside else (0, 0)
    advises = finding.kind in _ADVICE_ONLY and finding.suggestion is not None
    return Hit(
        key=hit_key(finding),
        phrase=span.text,
        why=finding.message.in_(reader_language()),
        offered=offered_for(finding, lang),
        advice=finding.suggestion.in_(reader_language()) if advises and finding.suggestion else "",
        sentence=text[begin:end] if inside else "",
        entry=next((piece.id for piece in held.evidence if piece.kind == "entry"), ""),
        kept=finding.kept_because,
        reason=typed[0],
        error=typed[1],
    )
