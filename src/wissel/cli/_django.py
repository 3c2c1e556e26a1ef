"""What the commands that use the database share: starting Django, logs on stderr."""

import os
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NoReturn
from uuid import UUID

import django
import structlog

from wissel.config.environment import BadEnvironment

if TYPE_CHECKING:
    from wissel.infra.doors import Actor


def setup(*, migrated: bool = True) -> None:
    """Start Django with the settings of the environment (development when it names none).

    Ends the program with a sentence and status 1 when the environment is not usable, or when the
    database still has to be migrated (``migrated=False`` leaves that out).
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wissel.config.settings.dev")
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"]),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    try:
        django.setup()
    except BadEnvironment as reason:
        refuse(str(reason))
    if migrated:
        _demand_migrated()


def refuse(reason: str) -> NoReturn:
    """End the program with a sentence on stderr and status 1."""
    print(f"wissel: {reason}", file=sys.stderr)
    raise SystemExit(1)


def clock() -> datetime:
    """Return the moment: a command is an entry point."""
    return datetime.now(UTC)


def command_actor(name: str, bureau: UUID) -> "Actor":
    """Return the actor as whom a command goes through the doors of a bureau."""
    from wissel.infra.doors import Actor  # has a model below it: only once Django is set up

    return Actor(bureau=bureau, name=name, role="system", kind="command")


def _demand_migrated() -> None:
    from django.db import DatabaseError, connection

    from wissel.infra.readiness import pending_migrations

    try:
        pending = pending_migrations()
    except DatabaseError as error:
        refuse(f"the database does not answer: {str(error).strip()}")
    else:
        if pending:
            refuse(f"{pending} migrations have not been run; run 'wissel migrate' first.")
    finally:
        connection.close()
