"""The grammar around the words of the data: what must stand before, between and after them."""

import re
from collections.abc import Iterable, Sequence

Words = Sequence[str]
#: What may stand before the first word of a clause.
_OPENS = r"[\s,;:.()*-]*"
_ENDS = r"[,;:.!?()]|\Z|\b(?:en|maar|want|dus|of)\b"
#: *besturen*, *duwen*: a verb as one names a task.
_VERB = r"[a-z]{3,}en"
_ADJECTIVE = r"(?:[\w'-]+e\s)?"


def any_of(words: Iterable[str]) -> str:
    r"""Return a pattern of any of these words; ``*`` stands for any letters, with hyphens.

    >>> any_of(["nacht", "*dag"])
    "(?:nacht|[\\w'-]*dag)"
    """
    said = (re.escape(word).replace(r"\*", r"[\w'-]*") for word in words)
    return f"(?:{'|'.join(said)})"


def _not_ending(words: Words) -> str:
    """Return a look-back that refuses what ends as one of these: ``*wagen``."""
    return "".join(f"(?<!{re.escape(word.strip('*'))})" for word in words)


def opening_one(names: Words) -> re.Pattern[str]:
    """A clause that opens with one and a few words before what was found: *de kok in de zaal*."""
    return re.compile(rf"{_OPENS}{any_of(names)}\s(?:[\w'-]+\s){{1,4}}\Z")


def opening_many(names: Words, many: Words, one_like_many: Words) -> re.Pattern[str]:
    """The same of many, and closer: *het zware tillen* has the same form as *de koks tillen*."""
    said = any_of(many) + _not_ending(one_like_many)
    return re.compile(rf"{_OPENS}{any_of(names)}\s{_ADJECTIVE}{said}\s\Z")


def named_one(names: Words, many: Words, one_like_many: Words) -> re.Pattern[str]:
    """One who or which is named, without what it does: *de lange heftruck*."""
    said = rf"(?:{any_of(one_like_many)}|[\w'-]+{_not_ending(many)})"
    return re.compile(rf"{any_of(names)} {_ADJECTIVE}{said}")


def named_many(names: Words, many: Words) -> re.Pattern[str]:
    """The same of many: *de bewoners*."""
    return re.compile(rf"{any_of(names)} {_ADJECTIVE}{any_of(many)}")


def time_after(times: Words) -> re.Pattern[str]:
    """A time right after the verb: *(draait de) hele nacht*."""
    return re.compile(rf"\s(?:\w+e\s)?{any_of(times)}\b")


def task(tasks: Words, no_tasks: Words) -> re.Pattern[str]:
    """What follows a thing or somebody is there to be done: *(de machine) bijvullen*."""
    return re.compile(rf"\W+(?:{_VERB}|{any_of(tasks)})\b{_not_ending(no_tasks)}")


def task_in_one_word(parted: Words) -> re.Pattern[str]:
    """A verb in one word that a main clause parts: *(de kinderen) optillen*."""
    return re.compile(rf"\W+{any_of(parted)}[a-z]{{3,}}(?<!er)en\b")


def task_at_last(before: Words) -> re.Pattern[str]:
    """A verb at the end of the clause: *(de bewoners) in hun rolstoel naar de zaal duwen*."""
    between = rf"(?:(?!{_VERB} )[\w'-]+ ){{1,7}}"
    return re.compile(rf"\W+{any_of(before)} {between}{_VERB}\W*(?=$|[,;.])")


def follows(words: Words) -> re.Pattern[str]:
    """One of these comes next: *(de productielijn) vraagt*."""
    return re.compile(rf"\W+{any_of(words)}\b")


def required(not_of: Words) -> re.Pattern[str]:
    """*De lasser moet goed kunnen zien* is said of who is sought; what a customer must is not."""
    pieces = any_of(word.strip("*") for word in not_of)  # wherever they stand in a word
    return re.compile(
        rf"(?!.{{0,60}}{pieces})[^,;:]{{0,60}}\bmoet(?:en)?\b[^,;:]{{0,60}}\bkunnen\b"
    )


def said_anew(persons: Words) -> re.Pattern[str]:
    """*… en maak je*, *… en noteert*: what follows is said anew."""
    return re.compile(rf"\ben\s(?:\w+\s{any_of(persons)}|\w+eert)\b")


def goes_on(persons: Words, no_third_person: Words) -> re.Pattern[str]:
    """*De arts luistert en schrijft*: who did the first thing does this one too."""
    verb = rf"(?!{any_of(no_third_person)}\b)\w+t\b"
    return re.compile(rf"\ben\s{verb}(?!\s{any_of(persons)}\b)")


def heading(opens: Words, denies: Words) -> re.Pattern[str]:
    """*Wat je hier niet doet:* and the like at the beginning of a sentence."""
    return re.compile(rf"\W*{any_of(opens)}\b[^:]*\b{any_of(denies)}\b[^:]*:")


def taken_up(refers: Words, resumes: Words, persons: Words) -> re.Pattern[str]:
    """*(Zware dozen:) dat doet de heftruck*, but not *dat je* nor *niet je*."""
    return re.compile(rf"{any_of(refers)}\b(?!\s{any_of(persons)}\b)|{any_of(resumes)}\b(?!\sje\b)")


def clause_ends(trails: Words) -> re.Pattern[str]:
    """The clause ends here, or after one such word: *(tillen doe je hier niet) meer*."""
    return re.compile(rf"\s*{any_of(trails)}?\s*(?:{_ENDS})")
