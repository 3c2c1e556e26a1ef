"""Files that wait in the drop folders of sources: read, counted, put away.

A folder is a source, and its name is the key. All files that lie there at once are one reading:
what they do not name any more is gone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

import structlog
from django.conf import settings

from wissel.apps.jobsearch.service.feeds import TakenIn, take_in
from wissel.connections.vacancies import BadItem, DroppedFile, drop_folder, put_away, read_feed
from wissel.core.sources import Text
from wissel.core.vacancies import Vacancy
from wissel.infra.doors import today_of

log = structlog.get_logger("wissel.jobsearch")

#: A file that was written to less long ago may still grow.
_STILL: Final = timedelta(minutes=1)


@dataclass(slots=True)
class _Reading:
    """The files of one folder while they are read: which gave anything."""

    files: tuple[DroppedFile, ...]
    today: date
    source: str
    good: set[Path] = field(default_factory=set)

    def items(self) -> Iterator[Vacancy | BadItem]:
        """Yield what every file gives, and what is wrong with a file as a whole."""
        for file in self.files:
            if file.mapping is None:
                yield _refused(file, file.refused or Text("onleesbaar", "unreadable"))
                continue
            try:
                with file.open() as source:
                    for one in read_feed(
                        source, file.mapping, source_key=self.source, today=self.today
                    ):
                        if isinstance(one, Vacancy):
                            self.good.add(file.path)
                        yield one
            except OSError as error:
                said = error.strerror or "?"
                yield _refused(file, Text(f"Kan niet worden gelezen: {said}", f"Unread: {said}"))


def _refused(file: DroppedFile, why: Text) -> BadItem:
    return BadItem(index=0, reference=file.path.name[:80], code="file", message=why)


def read_dropped(*, now: datetime) -> dict[str, TakenIn]:
    """Read every file that waits in the folders of sources; return what each source came to.

    Files that may still grow wait for the next time. A folder that cannot be read is logged, and
    the others are read.
    """
    root = Path(settings.VACANCY_DIR)
    if not root.is_dir():
        return {}
    found: dict[str, TakenIn] = {}
    for folder in sorted(one for one in root.iterdir() if one.is_dir() and not one.is_symlink()):
        try:
            taken = _read_folder(folder, now)
        except OSError as error:
            log.error("vacancies.folder", source=folder.name[:60], error=type(error).__name__)
            continue
        if taken is not None:
            found[folder.name] = taken
    return found


def _read_folder(folder: Path, now: datetime) -> TakenIn | None:
    files = tuple(one for one in drop_folder(folder) if not _may_grow(one, now))
    if not files:
        return None
    key = folder.name[:60]
    reading = _Reading(files, today_of(now), key)
    mapping = next((one.mapping.key for one in files if one.mapping is not None), "")
    taken = take_in(
        now=now, key=key, name=folder.name[:200], mapping=mapping, items=reading.items()
    )
    for file in files:
        if file.path.is_file() and not file.path.is_symlink():
            put_away(file, well=file.path in reading.good)
    return taken


def _may_grow(file: DroppedFile, now: datetime) -> bool:
    return file.path.lstat().st_mtime > (now - _STILL).timestamp()
