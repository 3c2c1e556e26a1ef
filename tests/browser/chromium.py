"""The system's Chromium, and how it is started: for our own pages on this machine alone."""

import os
import shutil

FLAGS = [
    "--no-sandbox",  # root, and only our own pages
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]


def chromium_path() -> str | None:
    """Return where Chromium is: ``WISSEL_CHROMIUM`` names another than the one in the path."""
    return os.environ.get("WISSEL_CHROMIUM") or shutil.which("chromium")
