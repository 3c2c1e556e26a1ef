"""The way in: to the portal of one's role, to another role, to one's own account."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories import service as trajectories
from wissel.portals.public.pause_form import PauseForm
from wissel.portals.public.roles import home_of, role_name
from wissel.portals.shell.middleware import MEMBERSHIP
from wissel.portals.shell.pages import PageRequest, signed_in

CHOSEN = "wissel.role_chosen"


@signed_in
@require_safe
def home(request: PageRequest) -> HttpResponse:
    """Go to where the role begins; whoever has several roles chooses once a session."""
    _keep_language(request)
    if CHOSEN not in request.session and len(bureaus.sign_ins(user=request.user.pk)) > 1:
        return redirect("choose_role")
    place = home_of(request.actor.role)
    if place is not None:
        return redirect(place)
    context = {"role": request.actor.role, "role_name": role_name(request.actor.role)}
    return render(request, "public/no_portal.html", context)


def _keep_language(request: PageRequest) -> None:
    """Take what was chosen on the way in for the language of the account, if it has none yet."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if not request.user.language and chosen in dict(settings.LANGUAGES):
        bureaus.choose_language(actor=request.actor, now=request.now, language=chosen)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def choose_role(request: PageRequest) -> HttpResponse:
    """Choose the bureau and the role to work as."""
    own = bureaus.sign_ins(user=request.user.pk)
    if request.method != "POST":
        named = [(sign_in, role_name(sign_in.role)) for sign_in in own]
        return render(request, "public/choose_role.html", {"own": named})
    chosen = request.POST.get("membership", "")
    if chosen not in {str(sign_in.membership) for sign_in in own}:
        raise Http404
    request.session[MEMBERSHIP] = chosen
    request.session[CHOSEN] = True
    return redirect("home")


@signed_in
@require_safe
def account(request: PageRequest) -> HttpResponse:
    """Show one's own account: password, second factor, reminders, where one is signed in, roles."""
    return account_page(request, PauseForm())


def account_page(request: PageRequest, form: PauseForm) -> HttpResponse:
    """Return the page of the account, with what was typed about a pause."""
    user = request.user
    context = {
        "own": [(one, role_name(one.role)) for one in bureaus.sign_ins(user=user.pk)],
        "current": str(request.actor.membership),
        "second_factor": bureaus.has_second_factor(user=user.pk),
        "required": bureaus.second_factor_required(request.actor.role),
        "pause": trajectories.reminder_pause(actor=request.actor, now=request.now),
        "form": form,
    }
    return render(request, "public/account.html", context, status=422 if form.is_bound else 200)
