"""Reads the knowledge base of ``wissel.rules.help`` and refuses one that is not whole."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, cast, get_args

import yaml

from wissel.core.help._types import (
    Audience,
    Block,
    Ground,
    HelpError,
    Kind,
    Line,
    Source,
    Topic,
)
from wissel.core.sources import Nature, Text
from wissel.core.strict import Place

SOURCES = "sources.yaml"
ROLES = (
    "employee", "employer", "coach", "company-doctor", "labour-expert", "uwv", "bureau",
    "line-manager", "host-employer", "own-risk-bearer",
)  # fmt: skip
_LINE_NATURES = (Nature.LAW, Nature.POLICY, Nature.PRACTICE)


@cache
def read() -> Mapping[str, Topic]:
    """Return all topics of the package data by key, in the order of the files."""
    folder = files("wissel.rules").joinpath("help")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".yaml"))
    return parse(
        {name: _loaded(name, folder.joinpath(name).read_text(encoding="utf-8")) for name in names}
    )


def _loaded(name: str, text: str) -> Any:
    try:
        # Data never builds objects: the safe loader, in its fast form.
        return yaml.CSafeLoader(text).get_single_data()
    except yaml.YAMLError as error:
        raise HelpError(name, str(error)) from error


def parse(data: Mapping[str, Any]) -> Mapping[str, Topic]:
    """Turn the parsed files, by name, into topics; raise :class:`HelpError` with the place."""
    sources = {
        source.name: source
        for part in Place(SOURCES, data[SOURCES], HelpError).table(("sources",))["sources"].items()
        for source in [_source(part)]
    }
    topics: dict[str, Topic] = {}
    for name in sorted(set(data) - {SOURCES}):
        for place, topic in _file(Place(name, data[name], HelpError), sources):
            if topic.key in topics:
                place.fail(f"a second topic {topic.key!r}")
            topics[topic.key] = topic
    _check(topics)
    return topics


def _file(place: Place, sources: Mapping[str, Source]) -> Iterator[tuple[Place, Topic]]:
    fields = place.table(("group", "topics"))
    group = fields["group"].text()
    for part in fields["topics"].items():
        key = part.value.get("key", "") if isinstance(part.value, Mapping) else ""
        named = Place(f"{part.at} ({key})", part.value, HelpError)
        yield named, _topic(named, group, sources)


def _source(place: Place) -> Source:
    fields = place.table(("name", "title", "nature", "checked_on"), ("url", "version", "note"))
    url = fields["url"].word() if "url" in fields else ""
    if url and not url.startswith(("https://", "http://")):
        fields["url"].fail(f"{url!r} is no address of a page")
    return Source(
        name=fields["name"].word(),
        title=fields["title"].text(),
        nature=Nature(fields["nature"].one_of([str(each) for each in _LINE_NATURES])),
        url=url,
        version=fields["version"].day() if "version" in fields else None,
        checked_on=fields["checked_on"].day(),
        note=fields["note"].text() if "note" in fields else None,
    )


def _topic(place: Place, group: Text, sources: Mapping[str, Source]) -> Topic:
    fields = place.table(
        ("key", "title", "for", "answer", "blocks", "checked_on"), ("explains", "see")
    )
    return Topic(
        key=fields["key"].word(),
        group=group,
        title=fields["title"].text(),
        audiences=tuple(
            cast(Audience, part.one_of(get_args(Audience))) for part in fields["for"].items()
        ),
        answer=fields["answer"].text(),
        blocks=tuple(_block(part, sources) for part in fields["blocks"].items()),
        explains=fields["explains"].words() if "explains" in fields else (),
        see=fields["see"].words() if "see" in fields else (),
        checked_on=fields["checked_on"].day(),
    )


def _block(place: Place, sources: Mapping[str, Source]) -> Block:
    fields = place.table(("kind",), ("lines",))
    kind = cast(Kind, fields["kind"].one_of(get_args(Kind)))
    if (kind == "calendar") == ("lines" in fields):
        place.fail("a calendar is computed, and every other block has lines")
    if kind == "calendar":
        return Block(kind, ())
    lines = tuple(_line(part, sources) for part in fields["lines"].items())
    if kind == "steps" and not all(line.who for line in lines):
        place.fail("every step says who does it")
    return Block(kind, lines)


def _line(place: Place, sources: Mapping[str, Source]) -> Line:
    fields = place.table(("nl", "en"), ("nature", "by", "who"))
    nature = None
    if "nature" in fields:
        nature = Nature(fields["nature"].one_of([str(each) for each in _LINE_NATURES]))
    grounds = tuple(_ground(part, sources) for part in fields["by"].items()) if (
        "by" in fields
    ) else ()  # fmt: skip
    if nature in (Nature.LAW, Nature.POLICY) and not grounds:
        place.fail(f"{nature} without a source")
    if grounds and nature is None:
        place.fail("has a source, but does not say what kind of rule it is")
    if nature is Nature.LAW and not any(each.source.nature is Nature.LAW for each in grounds):
        place.fail("called law, but none of its sources is")
    who = tuple(part.one_of(ROLES) for part in fields["who"].items()) if "who" in fields else ()
    return Line(Text(fields["nl"].word(), fields["en"].word()), nature, grounds, who)


def _ground(place: Place, sources: Mapping[str, Source]) -> Ground:
    article = place.word()
    found = [name for name in sources if article == name or article.startswith(f"{name} ")]
    if not found:
        place.fail(f"{article!r} begins with no source of {SOURCES}")
    return Ground(article, sources[max(found, key=len)])


def _check(topics: Mapping[str, Topic]) -> None:
    """Refuse doubles, references to nothing, and a nature of duty that leads nowhere."""
    explained: dict[str, str] = {}
    for key, topic in topics.items():
        for name in topic.explains:
            if name in explained:
                raise HelpError(key, f"{name!r} is explained by {explained[name]!r} already")
            explained[name] = key
        for other in topic.see:
            if other not in topics:
                raise HelpError(key, f"see: there is no topic {other!r}")
    if missing := [f"nature:{each}" for each in Nature if f"nature:{each}" not in explained]:
        raise HelpError("explains", f"no topic explains {', '.join(missing)}")
