"""Asking a loop to end, from a signal too."""

import contextlib
import os
import select
import signal
from collections.abc import Iterator
from types import FrameType


class Stop:
    """A request to end, and a wait that ends with it.

    A byte in a pipe, since a handler of a signal may run while the loop holds the lock of a
    ``threading.Event``.
    """

    def __init__(self) -> None:
        self.requested = False
        self._read, self._write = os.pipe()
        os.set_blocking(self._write, False)

    def request(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        """Ask the loop to end after the task in hand."""
        self.requested = True
        with contextlib.suppress(BlockingIOError):  # full of requests: one is enough
            os.write(self._write, b".")

    def wait(self, seconds: float) -> bool:
        """Wait for a request, at most ``seconds``; tell whether there was one."""
        if not self.requested:
            select.select([self._read], [], [], seconds)
        return self.requested

    @contextlib.contextmanager
    def on_signals(self) -> Iterator[None]:
        """Let SIGTERM and SIGINT ask; afterwards they mean what they meant before."""
        before = {
            name: signal.signal(name, self.request) for name in (signal.SIGTERM, signal.SIGINT)
        }
        try:
            yield
        finally:
            for name, handler in before.items():
                signal.signal(name, handler)

    def close(self) -> None:
        """Close the pipe."""
        os.close(self._read)
        os.close(self._write)
