"""Doors: the only way to the tables. A door knows who acts, in which bureau, and what it is called.

``@door`` opens a transaction, puts the bureau in context (and, on PostgreSQL, takes the application
role so that row-level security holds), gathers what is written and logs it under the door's own
name in the same transaction. ``@read_door`` does the same without the right to write. Doors may
call doors of the same bureau; the outermost one owns the transaction and the log rows. A caller
who needs several doors in one transaction opens it with :func:`together`.

A call that is denied, or that fails, changes nothing and leaves a row in the access log: on a
transaction of its own, begun after everything around it has ended (NEN 7513: the outcome too).
"""

import functools
import inspect
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal, ParamSpec, TypeVar
from uuid import UUID

import structlog
from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection, transaction

from wissel.core.dates import local_day
from wissel.core.refusal import Refused
from wissel.infra import changes, tenancy

log = structlog.get_logger("wissel.doors")

P = ParamSpec("P")
R = TypeVar("R")


class Denied(Exception):
    """The actor may not do this. ``code`` says why; ``hidden`` asks for 404 instead of 403."""

    def __init__(self, code: str, *, subject: str = "", hidden: bool = True) -> None:
        super().__init__(code)
        self.code = code
        self.subject = subject
        self.hidden = hidden


class Declined(Exception):
    """A door's other answer: why it did not do what was asked (a name taken, a wrong password).

    For the exceptions that a service shows and its callers know, beside ``core.refusal.Refused``;
    whatever else comes out of a door is an error and is logged as one.
    """


class OpenTransaction(RuntimeError):
    """A door was called inside a transaction of the caller: a refusal would leave no row."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. Command, worker and public form are actors with names too.

    ``role`` is a value of ``core.access.Role`` or ``"system"``. ``seen_from`` is a digest of the
    network address (NEN 7513), never the address.
    """

    bureau: UUID
    name: str
    role: str
    kind: Literal["user", "worker", "command", "public"] = "user"
    user: UUID | None = None
    membership: UUID | None = None
    client: UUID | None = None
    seen_from: str = ""

    @property
    def is_system(self) -> bool:
        """Whether this is the program itself (worker, command), not a person."""
        return self.kind in ("worker", "command")


@dataclass(frozen=True, slots=True)
class Access:
    """One line of the access log (NEN 7513): what was done with whose data, on what ground."""

    event: str  #: ``dossier.view``
    action: Literal["C", "R", "U", "D", "E"]
    subject: str = ""  #: trajectory id
    subjects: tuple[str, ...] = ()  #: trajectory ids, where several stood in one list
    category: str = ""
    basis: str = ""  #: the rule of the access table that allowed it
    detail: str = ""
    outcome: Literal["ok", "denied", "error"] = "ok"
    sensitivity: Literal["normal", "health", "private"] = "normal"


@dataclass(slots=True)
class _Passage:
    actor: Actor
    now: datetime
    name: str
    writes: bool
    accesses: list[Access] = field(default_factory=list)
    subject: str = ""


_passage: ContextVar[_Passage | None] = ContextVar("wissel_passage", default=None)

#: What is still to be written once the transaction around several doors has ended.
_kept: ContextVar[list[tuple[_Passage, Access]] | None] = ContextVar("wissel_kept", default=None)


def today_of(now: datetime) -> date:
    """Return the date in Amsterdam of an aware moment: the ``today`` of every rule."""
    if now.tzinfo is None:
        raise ValueError("now must be aware")
    return local_day(now)


def record_access(access: Access) -> None:
    """Note an access; the door writes it to the access log with who, when and from where."""
    passage = _passage.get()
    if passage is None:
        raise changes.WriteOutsideDoor("an access is recorded inside a door")
    passage.accesses.append(access)


def about(subject: str) -> None:
    """Name the trajectory that this door is about, for the change log."""
    passage = _passage.get()
    if passage is not None and not passage.subject:
        passage.subject = subject


def door(function: Callable[P, R]) -> Callable[P, R]:
    """Make a function a door that may write. It must be keyword-only with ``actor`` and ``now``."""
    return _door(function, writes=True)


def read_door(function: Callable[P, R]) -> Callable[P, R]:
    """Make a function a door that only reads."""
    return _door(function, writes=False)


def inner_door(function: Callable[P, R]) -> Callable[P, R]:
    """Make a function a door within other doors: it may write, and asks no right of its own.

    The door around it asked; without one it raises :class:`changes.WriteOutsideDoor`.
    """
    return _door(function, writes=True, inner=True)


@contextmanager
def together() -> Iterator[None]:
    """Make the doors that are called within one transaction: all that they do, or nothing.

    What a door refused or failed at is written to the access log when the transaction has ended,
    so that it stays where the rest is rolled back.
    """
    if _kept.get() is not None or _passage.get() is not None:
        with transaction.atomic():
            yield
        return
    kept: list[tuple[_Passage, Access]] = []
    token = _kept.set(kept)
    try:
        with transaction.atomic():
            yield
    finally:
        _kept.reset(token)
        for passage, access in kept:
            _write_alone(passage, access)


def _door(function: Callable[P, R], *, writes: bool, inner: bool = False) -> Callable[P, R]:
    _check_signature(function)
    name = f"{function.__module__.removeprefix('wissel.apps.')}.{function.__name__}"

    @functools.wraps(function)
    def through(*args: P.args, **kwargs: P.kwargs) -> R:
        actor, now = kwargs["actor"], kwargs["now"]
        if not isinstance(actor, Actor) or not isinstance(now, datetime):
            raise TypeError(f"{name} takes an Actor and a moment")
        today_of(now)  # refuses a naive moment before anything happens
        outer = _passage.get()
        if outer is not None:
            _check_nesting(outer, actor, name, writes)
            return function(*args, **kwargs)
        if inner:
            raise changes.WriteOutsideDoor(f"{name} asks no right: a door that did calls it")
        return _pass(lambda: function(*args, **kwargs), actor, now, name, writes)

    through.is_door = True  # type: ignore[attr-defined]  # read by tests/house
    through.writes = writes  # type: ignore[attr-defined]  # read by tests/house
    return through


def _pass(call: Callable[[], R], actor: Actor, now: datetime, name: str, writes: bool) -> R:
    _demand_no_transaction_of_the_caller(name)
    passage = _Passage(actor=actor, now=now, name=name, writes=writes)
    token = _passage.set(passage)
    try:
        with tenancy.tenant(actor.bureau):
            return _write(call, passage) if writes else _read(call, passage)
    except Denied as denied:
        _keep(passage, _outcome(passage, "denied", denied.subject, denied.code))
        raise
    except (Refused, Declined):
        raise
    except Exception as error:  # whatever it is: the log names its kind, the caller hears it
        # The kind only: a message may hold what somebody typed.
        kind = f"{type(error).__module__}.{type(error).__qualname__}"
        _keep(passage, _outcome(passage, "error", "", kind))
        raise
    finally:
        _passage.reset(token)


def _demand_no_transaction_of_the_caller(name: str) -> None:
    # The transaction in which a test runs stands for no transaction at all; the web framework
    # marks it, for its own ``durable``.
    open_ones = [b for b in connection.atomic_blocks if not getattr(b, "_from_testcase", False)]
    if open_ones and _kept.get() is None:
        raise OpenTransaction(f"{name} was called in a transaction; open that with doors.together")


def _write(call: Callable[[], R], passage: _Passage) -> R:
    with transaction.atomic(), as_application(passage.actor), changes.gather() as gathered:
        result = call()
        _flush(passage, gathered.changes)
        return result


def _read(call: Callable[[], R], passage: _Passage) -> R:
    # On SQLite a transaction takes the write lock at once (IMMEDIATE), so reads stay outside one;
    # on PostgreSQL the role and the bureau hold for one transaction only.
    with _read_transaction(), as_application(passage.actor):
        result = call()
    if passage.accesses:
        with transaction.atomic(), as_application(passage.actor), changes.gather():
            _flush(passage, [])
    return result


def _read_transaction() -> AbstractContextManager[Any]:
    return transaction.atomic() if connection.vendor == "postgresql" else nullcontext()


def _flush(passage: _Passage, written: list[changes.Change]) -> None:
    from wissel.infra import logs  # models exist only once the apps are loaded

    if written:
        logs.append_change(
            actor=passage.actor,
            now=passage.now,
            door=passage.name,
            subject=passage.subject,
            changes=list(written),
        )
    for access in passage.accesses:
        logs.append_access(actor=passage.actor, now=passage.now, door=passage.name, access=access)
    passage.accesses.clear()


def _outcome(
    passage: _Passage, outcome: Literal["denied", "error"], subject: str, detail: str
) -> Access:
    return Access(
        event=passage.name,
        action="E",
        subject=subject or passage.subject,
        detail=detail,
        outcome=outcome,
    )


def _keep(passage: _Passage, access: Access) -> None:
    kept = _kept.get()
    if kept is None:
        _write_alone(passage, access)
    else:
        kept.append((passage, access))


def _write_alone(passage: _Passage, access: Access) -> None:
    """Write one line on a transaction of its own, after a call that went wrong."""
    passage.accesses = [access]
    actor = passage.actor
    try:
        with (
            tenancy.tenant(actor.bureau),
            transaction.atomic(),
            as_application(actor),
            changes.gather(),
        ):
            _flush(passage, [])
    except (DatabaseError, InterfaceError, tenancy.NoTenant) as failed:
        # The caller must hear what went wrong in the door, not that noting it failed as well.
        kind = f"{type(failed).__module__}.{type(failed).__qualname__}"
        log.error("access.unwritten", door=passage.name, outcome=access.outcome, error=kind)


def as_application(actor: Actor) -> AbstractContextManager[None]:
    """Take the application role on PostgreSQL, for this transaction and this bureau."""
    # Without the person: within a bureau one's roles in other bureaus are not to be seen.
    return _application_role(bureau=str(actor.bureau), user="")


@contextmanager
def as_user(user: UUID) -> Iterator[None]:
    """Read as a person who has no role yet: the threshold of sign-in, before there is an actor."""
    with _read_transaction(), _application_role(bureau="", user=str(user)):
        yield


@contextmanager
def _application_role(*, bureau: str, user: str) -> Iterator[None]:
    if connection.vendor != "postgresql":
        yield
        return
    _take_role(settings.WISSEL_APP_ROLE, bureau, user)
    try:
        yield
    finally:
        # A savepoint keeps SET LOCAL until the outer transaction ends; tests and nested callers
        # must not inherit it. After an error the rollback has already undone it.
        if not connection.needs_rollback and connection.connection is not None:
            _leave_role()


def _leave_role() -> None:
    from psycopg import errors
    from psycopg.pq import TransactionStatus

    if connection.connection.info.transaction_status == TransactionStatus.INERROR:
        return
    try:
        _take_role("none", "", "")
    except errors.InFailedSqlTransaction:
        return


def _take_role(role: str, bureau: str, user: str) -> None:
    """Set all three for this transaction, in one exchange with the server: every door does."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('app.bureau', %s, true), set_config('app.user', %s, true), "
            "set_config('role', %s, true)",
            [bureau, user, role],
        )


def _check_signature(function: Callable[..., Any]) -> None:
    parameters = inspect.signature(function).parameters.values()
    if any(p.kind is not inspect.Parameter.KEYWORD_ONLY for p in parameters):
        raise TypeError(f"{function.__qualname__}: a door takes keyword arguments only")
    missing = {"actor", "now"} - {p.name for p in parameters}
    if missing:
        raise TypeError(f"{function.__qualname__}: a door takes {', '.join(sorted(missing))}")


def _check_nesting(outer: _Passage, actor: Actor, name: str, writes: bool) -> None:
    if outer.actor.bureau != actor.bureau:
        raise tenancy.CrossTenant(f"{name} was called for another bureau than {outer.name}")
    if writes and not outer.writes:
        raise changes.WriteOutsideDoor(f"{name} writes, but was called from reading {outer.name}")
