"""What is written when a profile was fixed: which one, and why it took the place of another."""

from dataclasses import dataclass
from typing import Literal

from wissel.core.wire import Wire


@dataclass(frozen=True, slots=True)
class ProfileFixed(Wire):
    """A version of a profile or plan was fixed (*vastgesteld*). What it says stands in that.

    Its data category is that of the profile: the employer does not read of the person profile.
    """

    profile: Literal["person", "search", "employability", "plan"]
    version: int
    reason: str = ""
    kind: Literal["profile-fixed"] = "profile-fixed"
