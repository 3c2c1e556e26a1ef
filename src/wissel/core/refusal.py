"""Input that a computation refuses, said so that a person can repair it."""

from wissel.core.sources import Text


class Refused(ValueError):
    """The facts contradict each other, or fall outside what is computed.

    ``code`` is stable and for programs; ``path`` is the place in the input (``$.absence.to``);
    ``message`` says what was given and what is expected.
    """

    def __init__(self, code: str, path: str, message: Text) -> None:
        super().__init__(f"{path}: {message.en}")
        self.code = code
        self.path = path
        self.message = message
