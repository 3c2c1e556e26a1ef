"""A worker in a process of its own, on the test database, at a quick pace.

    python -m tests.infra.worker_process DATABASE-NAME LEASE BEAT POLL [once]

The three times are in seconds. Prints ``ready`` when it can be stopped by a signal.
"""

import sys
from datetime import UTC, datetime, timedelta

import django
import structlog
from django.conf import settings


def main(name: str, lease: str, beat: str, poll: str, *once: str) -> None:
    """Run a worker until it is stopped, or with ``once`` until nothing is due."""
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    settings.DATABASES["default"]["NAME"] = name
    django.setup()
    from wissel.infra.tasks.worker import Pace, Worker

    pace = Pace(
        lease=timedelta(seconds=float(lease)),
        beat=timedelta(seconds=float(beat)),
        poll=timedelta(seconds=float(poll)),
    )
    worker = Worker(clock=lambda: datetime.now(UTC), pace=pace)
    with worker.stop.on_signals():
        print("ready", flush=True)
        worker.run(once=bool(once))


if __name__ == "__main__":
    main(*sys.argv[1:])
