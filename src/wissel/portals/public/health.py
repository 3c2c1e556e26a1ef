"""Is the program alive, and can it serve? For whoever watches over it; says nothing of anybody."""

from datetime import datetime

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from wissel.apps.bureaus import service as bureaus
from wissel.infra.readiness import pending_migrations
from wissel.infra.tasks import worker_alive
from wissel.portals.shell.pages import PageRequest, public


@public
@never_cache
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """Answer as long as the process does."""
    return HttpResponse("ok\n", content_type="text/plain")


@public
@never_cache
@require_safe
def ready(request: PageRequest) -> JsonResponse:
    """Answer 200 when every part works, else 503 and which part does not."""
    parts = {"database": _database()}
    if parts["database"] == "ok":
        parts["migrations"] = "pending" if pending_migrations() else "ok"
    if parts.get("migrations") == "ok":
        parts |= {"cache": _cache(), "worker": _worker(request.now), "demo": _demo()}
    works = all(state == "ok" for state in parts.values())
    return JsonResponse({"ready": works, **parts}, status=200 if works else 503)


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "unreachable"
    return "ok"


def _cache() -> str:
    """Tell whether the table of the rate limits is there (``createcachetable``)."""
    try:
        cache.get("wissel.ready")
    except DatabaseError:
        return "missing"
    return "ok"


def _worker(now: datetime) -> str:
    return "ok" if worker_alive(now) else "silent"


def _demo() -> str:
    return "ok" if settings.WISSEL_ALLOW_DEMO or not bureaus.is_demo() else "refused"
