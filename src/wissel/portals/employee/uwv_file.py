"""The file as it goes to UWV: the evidence bundle, and a copy of it to read."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from wissel.core.access import Role
from wissel.portals.employee.own import own_trajectory
from wissel.portals.shell.bundle_download import bundle_of, reading_copy_of
from wissel.portals.shell.pages import PageRequest, page


@page(Role.EMPLOYEE)
@require_http_methods(["GET", "HEAD", "POST"])
def uwv_file(request: PageRequest) -> HttpResponse:
    """Say what it is, and give the one that was asked for."""
    trajectory = own_trajectory(request)
    if trajectory is None:
        return render(request, "employee/nothing.html", {"section": "privacy"})
    if request.method == "POST":
        make = bundle_of if "bundel" in request.POST else reading_copy_of
        return make(request, trajectory)
    context = {"section": "privacy", "traject": request.GET.get("traject", "")}
    return render(request, "employee/uwv_file.html", context)
