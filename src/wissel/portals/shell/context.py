"""What every page of the shell knows about its request."""

from typing import Final

from django.http import HttpRequest

THEME_COOKIE: Final = "wissel_theme"
THEMES: Final = ("auto", "light", "dark")


def theme_of(request: HttpRequest) -> str:
    """Return the theme the person chose: ``auto``, ``light`` or ``dark``."""
    chosen = request.COOKIES.get(THEME_COOKIE, "auto")
    return chosen if chosen in THEMES else "auto"


def shell(request: HttpRequest) -> dict[str, object]:
    """Give templates the theme, and the path to come back to after a choice."""
    return {"theme": theme_of(request), "here": request.get_full_path()}
