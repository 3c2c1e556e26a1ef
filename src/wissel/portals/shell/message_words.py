"""What a message of the employee says, in the language of the reader; their own words stay."""

from typing import Final

from django.utils.translation import gettext, gettext_lazy

from wissel.core.journal import Message

SUBJECTS: Final = {
    "not-working": gettext_lazy("Het lukt niet"),
    "question": gettext_lazy("Ik heb een vraag"),
    "tell": gettext_lazy("Ik wil iets vertellen"),
}


def subject_line(message: Message) -> str:
    """Return what the message is and what it is about: ``Het lukt niet: Lees het rapport``."""
    words = str(SUBJECTS[message.subject])
    return f"{words}: {message.step}" if message.step else words


def call_line(message: Message) -> str:
    """Return the wish to be called; empty without one."""
    if not message.call:
        return ""
    words = gettext("Wil graag gebeld worden")
    return f"{words}: {message.call_when}" if message.call_when else words


def message_line(message: Message) -> str:
    """Return all of it as one line."""
    said = " ".join(message.text.split())
    return " · ".join(part for part in (subject_line(message), said, call_line(message)) if part)
