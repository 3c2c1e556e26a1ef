"""``wissel serve``: serves the web application with gunicorn."""

from argparse import ArgumentParser, Namespace
from typing import Any

from wissel.cli import _django

NAME = "serve"
HELP = "serve the web application"

DEMO_REFUSED = (
    "this database holds the demo, and its sign-ins are public. These settings do not serve it: "
    "point WISSEL_DATABASE_URL or WISSEL_DATA_DIR at another database, or use the settings "
    "wissel.config.settings.dev."
)


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on")
    parser.add_argument("--workers", type=int, default=2, help="processes")
    parser.add_argument("--threads", type=int, default=4, help="threads in each process")


def run(args: Namespace) -> int:
    """Serve until stopped; 1 when the settings refuse this database."""
    _django.setup()
    from django.db import connections

    refuse_demo()
    refuse_open_door(args.host)
    connections.close_all()  # none may be shared with the processes that are forked
    return _serve(options(args))


def refuse_open_door(host: str) -> None:
    """End the program when development settings would be reachable from other machines."""
    from django.conf import settings

    if settings.WISSEL_ALLOW_DEMO and host not in ("127.0.0.1", "localhost", "::1"):
        _django.refuse(
            f"these are development settings: they are served on 127.0.0.1 only, not on {host}. "
            "Use the settings wissel.config.settings.production behind a server with TLS."
        )


def refuse_demo() -> None:
    """End the program when the database is a demo and the settings do not allow one."""
    from django.conf import settings

    from wissel.apps.bureaus import service as bureaus

    if not settings.WISSEL_ALLOW_DEMO and bureaus.is_demo():
        _django.refuse(DEMO_REFUSED)


def options(args: Namespace) -> dict[str, Any]:
    """Return gunicorn's settings. Threads x workers stay below PostgreSQL's connections."""
    host = f"[{args.host}]" if ":" in args.host else args.host
    return {
        "bind": f"{host}:{args.port}",
        "workers": args.workers,
        "threads": args.threads,
        "worker_class": "gthread",
        "timeout": 60,
        "graceful_timeout": 10,  # below the 15 s after which dev.py stops asking
        "loglevel": "warning",
        "control_socket_disable": True,  # it would lie in the home folder
        "proc_name": "wissel",
    }


def _serve(settings: dict[str, Any]) -> int:
    from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]  # ships no types

    class Application(BaseApplication):  # type: ignore[misc]  # the library ships no types
        def load_config(self) -> None:
            for name, value in settings.items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            from wissel.config.wsgi import application

            return application

    Application().run()
    return 0
