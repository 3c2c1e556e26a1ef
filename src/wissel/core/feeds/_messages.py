"""What is said of something in a feed that could not be read, from the data."""

from functools import cache

from wissel.core.feeds._read import FeedError, loaded, text_of
from wissel.core.sources import Text
from wissel.core.strict import Place


@cache
def complaint(code: str) -> Text:
    """Return what is wrong and what to do, for a code; ``unread-NAME`` is about one field."""
    messages, fields = _texts()
    kind, dash, name = code.partition("-")
    if kind != "unread" or not dash:
        return messages[code]
    said, field = messages["unread"], fields[name]
    return Text(said.nl.replace("{field}", field.nl), said.en.replace("{field}", field.en))


@cache
def _texts() -> tuple[dict[str, Text], dict[str, Text]]:
    parts = Place("$", loaded(text_of("messages")), FeedError).table(
        ("version", "nature", "source", "messages", "fields")
    )
    messages, fields = (
        {key: part.text() for key, part in parts[name].named().items()}
        for name in ("messages", "fields")
    )
    return messages, fields
