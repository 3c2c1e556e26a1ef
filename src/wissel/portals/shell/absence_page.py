"""The page around an absence form: opening it, growing it by a row, showing it again."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.http import HttpResponse
from django.shortcuts import render
from django_htmx.http import replace_url

from wissel.portals.shell.absence_form import MORE, MOST, AbsenceForm, Rows
from wissel.portals.shell.pages import PageRequest

F = TypeVar("F", bound=AbsenceForm)


def open_form(
    request: PageRequest, make: Callable[..., F], *, initial: Mapping[str, Any] | None = None
) -> F:
    """Return the form for this request; it is bound only when somebody sends it in.

    Asking for one more row is no sending in: everything typed comes back as it was, unjudged.
    """
    if request.method != "POST":
        return make(initial=dict(initial or {}), rows=_asked(request.GET))
    kind = request.POST.get(MORE, "")
    if kind not in Rows.__slots__:
        return make(request.POST)
    rows = Rows.in_(request.POST)
    count = min(getattr(rows, kind) + 1, MOST)
    rows = rows.and_at_least(Rows(**{kind: count}))
    return make(initial=request.POST.dict(), rows=rows, added=kind)


def show_form(
    request: PageRequest, template: str, context: Mapping[str, Any], form: AbsenceForm
) -> HttpResponse:
    """Answer with the page; the address keeps the number of rows, so that a reload keeps them."""
    status = 422 if form.is_bound else 200
    answer = render(request, template, {**context, "form": form}, status=status)
    if form.added and request.htmx:
        replace_url(answer, f"?healthy={form.rows.healthy}&leave={form.rows.leave}")
    return answer


def _asked(query: Mapping[str, str]) -> Rows:
    counts = {kind: query.get(kind, "") for kind in Rows.__slots__}
    return Rows(
        **{kind: min(int(said), MOST) for kind, said in counts.items() if _is_count(said)}
    ).and_at_least(Rows())


def _is_count(said: str) -> bool:
    return said.isascii() and said.isdecimal() and len(said) < 5
