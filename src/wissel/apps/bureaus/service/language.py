"""The language a person chose: for their screens, their mail and the reports they begin."""

from datetime import datetime

from django.conf import settings

from wissel.apps.bureaus.models import User
from wissel.infra.doors import Actor, Denied, door


@door
def choose_language(*, actor: Actor, now: datetime, language: str) -> None:
    """Keep the language of whoever signed in, for every device and bureau of theirs.

    Raises ``ValueError`` for a language that the program does not speak.
    """
    if language not in dict(settings.LANGUAGES):
        raise ValueError(f"no page is written in {language!r}")
    person = User.objects.filter(pk=actor.user).first() if actor.user is not None else None
    if person is None:
        raise Denied("no-such-person")
    if person.language != language:
        person.language = language
        person.save(update_fields=["language"])


def language_of(*, email: str) -> str:
    """Return the language for a mail to this address: the one its person chose, else Dutch."""
    found = User.objects.filter(email__iexact=email).values_list("language", flat=True).first()
    return found or settings.LANGUAGE_CODE
