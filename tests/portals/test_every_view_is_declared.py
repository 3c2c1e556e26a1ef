"""A page says who may open it; one that says nothing answers nobody, and fails here."""

from tests.routes import every_route
from wissel.portals.shell import pages


def test_every_view_declares_who_may_open_it() -> None:
    undeclared = [
        route.name
        for route in every_route()
        if not route.is_of_a_library and pages.declared(route.view) is None
    ]
    assert not undeclared, (
        f"{', '.join(undeclared)}: say who may open it with @page(Role…), @signed_in or @public "
        "of wissel.portals.shell.pages"
    )
