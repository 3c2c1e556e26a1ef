"""A message of the employee to the coach: how it lies in the journal, and how it is read again.

It is a note of the kind of data ``messages`` (core.access), which the coach of the case reads and
the employer never: no contact, for a contact is what the bureau did. The words of the form stand in
the text itself, so that the note reads the same in every program.
"""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from wissel.core.journal._content import Note
from wissel.core.journal._entry import JournalEntry
from wissel.core.wire import Wire

#: The data category of messages (``core.access``).
MESSAGES: Final = "messages"
#: What a message is: it does not work out, a question, something to tell.
Subject: TypeAlias = Literal["not-working", "question", "tell"]

_SUBJECTS: Final[dict[Subject, str]] = {
    "not-working": "Het lukt niet",
    "question": "Ik heb een vraag",
    "tell": "Ik wil iets vertellen",
}
_CALL: Final = "Bel mij terug"


@dataclass(frozen=True, slots=True)
class Message(Wire):
    """What an employee lets the coach know. ``step`` is what it is about, in plain words."""

    subject: Subject
    text: str = ""
    step: str = ""
    call: bool = False  #: whether the employee wants to be called
    call_when: str = ""  #: when that suits, in their own words

    def as_note(self) -> Note:
        """Return the note that says all of it.

        >>> Message("question", call=True, call_when="na tien uur").as_note().text
        'Ik heb een vraag\\n\\nBel mij terug: na tien uur'
        """
        first = _joined(_SUBJECTS[self.subject], _line(self.step))
        last = _joined(_CALL, _line(self.call_when)) if self.call else ""
        return Note("\n\n".join(part for part in (first, self.text.strip(), last) if part))


def message_in(entry: JournalEntry) -> Message | None:
    """Return the message that an entry is, or ``None`` for any other entry."""
    if entry.category != MESSAGES or entry.author_role != "employee":
        return None
    if not isinstance(entry.content, Note):
        return None
    parts = entry.content.text.split("\n\n")
    subject, step = _subject(parts[0])
    if subject is None:
        return Message("tell", entry.content.text)
    rest = parts[1:]
    words, _, when = rest[-1].partition(": ") if rest else ("", "", "")
    call = words == _CALL
    text = "\n\n".join(rest[:-1] if call else rest)
    return Message(subject, text, step, call, when if call else "")


def _subject(line: str) -> tuple[Subject | None, str]:
    said, _, step = line.partition(": ")
    return next((key for key, words in _SUBJECTS.items() if words == said), None), step


def _line(text: str) -> str:
    return " ".join(text.split())


def _joined(words: str, more: str) -> str:
    return f"{words}: {more}" if more else words
