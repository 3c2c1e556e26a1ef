"""A transaction that is undone, like the one in which a test works: doors take it for none."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


@contextmanager
def undone() -> Iterator[None]:
    """Undo in the end whatever is written within."""
    around = transaction.atomic()
    around._from_testcase = True  # type: ignore[attr-defined]  # the mark of the framework's tests
    with around:
        yield
        transaction.set_rollback(True)
