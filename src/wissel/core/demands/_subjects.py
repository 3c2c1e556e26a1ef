"""Reads who or what does something, and what is done to them: ``7-wie-doet-het``."""

from collections.abc import Mapping

from wissel.core.demands import _patterns as patterns
from wissel.core.demands._reading import Classes, head, index, items, words
from wissel.core.demands._types import Index, Subjects, Tasks
from wissel.core.strict import Place

_PHRASES = ("the_job", "seeks", "you_too", "cared_for")
_WORDS = (
    *("not_acting_after", "names_one", "names_many", "names_object", "many", "one_like_many"),
    *("times", "of_themselves", "undergone", "asks", "not_required_of", "tasks", "no_tasks"),
    *("parted", "before_the_task"),
)
_ITEMS = "of_a_place"


def subjects(place: Place, classes: Classes) -> Subjects:
    """Return the words of the file, in the patterns in which they are sought."""
    fields = head(place, "subjects", (*_PHRASES, *_WORDS, _ITEMS))
    found = {key: index(_said(fields[key], "phrases"), classes) for key in _PHRASES}
    said = {key: words(_said(fields[key], "words")) for key in _WORDS}
    return Subjects(
        the_job=found["the_job"],
        seeks=found["seeks"],
        you_too=found["you_too"],
        not_acting_after=frozenset(said["not_acting_after"]),
        of_a_place=items(_said(fields[_ITEMS], "items")),
        opening_one=patterns.opening_one(said["names_one"]),
        opening_many=patterns.opening_many(said["names_many"], said["many"], said["one_like_many"]),
        time=patterns.time_after(said["times"]),
        tasks=_tasks(found["cared_for"], said),
    )


def _said(place: Place, kind: str) -> Place:
    """Return the words of a list that says in two languages what it is for."""
    fields = place.table(("why", kind))
    fields["why"].text()
    return fields[kind]


def _tasks(cared_for: Index[bool], said: Mapping[str, tuple[str, ...]]) -> Tasks:
    many, one_like_many = said["many"], said["one_like_many"]
    one_named = (*said["names_one"], *said["names_object"])
    many_named = (*said["names_many"], *said["names_object"])
    return Tasks(
        cared_for=cared_for,
        of_themselves=patterns.follows(said["of_themselves"]),
        undergone=frozenset(said["undergone"]),
        asks=patterns.follows(said["asks"]),
        required=patterns.required(said["not_required_of"]),
        one=patterns.named_one(one_named, many, one_like_many),
        many=patterns.named_many(many_named, many),
        task=patterns.task(said["tasks"], said["no_tasks"]),
        in_one_word=patterns.task_in_one_word(said["parted"]),
        at_last=patterns.task_at_last(said["before_the_task"]),
    )
