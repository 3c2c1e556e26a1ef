"""``wissel check``: recomputes everything derived and reports what differs."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from wissel.cli import _django

NAME = "check"
HELP = "recompute everything derived; report drift, broken chains, lost documents, failed tasks"


def add_arguments(parser: ArgumentParser) -> None:
    """The command has no options."""


def run(args: Namespace) -> int:
    """Print the findings as JSON; 0 when there are none, else 1."""
    _django.setup()
    found = report(_django.clock())
    print(json.dumps(found, ensure_ascii=False, indent=2, default=str))
    return 1 if found["findings"] else 0


def report(now: datetime) -> dict[str, Any]:
    """Return ``{"as_of", "worker_alive", "findings": [{"kind", …}]}``.

    Kinds: ``drift`` (a cached date is not what the facts say), ``broken-chain``,
    ``lost-document`` (its bytes are not in storage), ``cannot-check`` (the facts of a bureau cannot
    be derived), ``failed-task`` (given up), ``overdue-tasks`` (waiting long with no worker to run
    them). That no worker runs is no fault while nothing waits.
    """
    from wissel.apps.bureaus import service as bureaus
    from wissel.infra import tasks

    findings = [finding for bureau in bureaus.all_bureaus() for finding in _of(bureau, now)]
    findings += [{"kind": "failed-task", **asdict(failed)} for failed in tasks.failed_tasks()]
    overdue = tasks.overdue_tasks(now)
    if overdue:
        findings.append({"kind": "overdue-tasks", "count": overdue})
    return {"as_of": now, "worker_alive": tasks.worker_alive(now), "findings": findings}


def _of(bureau: UUID, now: datetime) -> Iterator[dict[str, Any]]:
    """Yield the findings of one bureau."""
    from wissel.apps.documents import service as documents
    from wissel.apps.trajectories import service as trajectories

    actor = _django.command_actor("check", bureau)
    checks = (
        ("drift", trajectories.drifts),
        ("broken-chain", trajectories.broken_chains),
        ("lost-document", documents.lost_documents),
    )
    for kind, check in checks:
        try:
            for found in check(actor=actor, now=now):
                yield {"kind": kind, "bureau": bureau, **asdict(found)}
        except Exception as error:  # what cannot be derived is a finding, and no end of the check
            yield {
                "kind": "cannot-check",
                "bureau": bureau,
                "what": kind,
                "error": f"{type(error).__name__}: {error}",
            }
