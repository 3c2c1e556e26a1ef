"""One door per app: keyword-only functions with ``actor`` and ``now``, and nothing around them."""

import ast
from pathlib import Path

from tests.house.tree import WISSEL, files, imports, module, parsed, shown

DOORS = {"door", "inner_door", "read_door"}
APPS = WISSEL / "apps"

#: Public functions of a service that are no doors, each with the reason.
NOT_DOORS = {
    "wissel.apps.bureaus.service.people.actor_of": "makes the actor that doors take",
    "wissel.apps.bureaus.service.people.enter": "makes the actor that doors take",
    "wissel.apps.bureaus.service.people.sign_ins": "before sign-in there is no actor yet",
    "wissel.apps.bureaus.service.people.demo_accounts": "before sign-in there is no actor yet",
    "wissel.apps.bureaus.service.people.second_factor_required": "decides on an actor, no tables",
    "wissel.apps.bureaus.service.invitations.invitation": "the link holds the bureau, then a door",
    "wissel.apps.bureaus.service.invitations.accept_invitation": "the link holds the bureau, too",
    "wissel.apps.bureaus.service.language.language_of": "inside a door that queues a mail",
    "wissel.apps.bureaus.service.people.has_second_factor": "before sign-in there is no actor yet",
    "wissel.apps.trajectories.service.within.trajectory_within": "inside a door of an app above",
    "wissel.apps.trajectories.service.within.obtained_within": "inside a door of an app above",
    "wissel.apps.trajectories.service.first_track.check_of": "of a case that was obtained",
    "wissel.apps.trajectories.service.repairs.shows_repair": "of an entry that was obtained",
    "wissel.apps.trajectories.service.within.coach_addresses": "inside a door of an app above",
    "wissel.apps.trajectories.service.within.is_closed": "inside a door of an app above",
    "wissel.apps.bureaus.service.seals.sealer": "the program itself seals, by a door of its own",
    "wissel.apps.documents.service.bundling.bundle": "draws after its door",
    "wissel.apps.documents.service.repairing.shortening_request": "draws after its door",
    "wissel.apps.documents.service.bundling.reading_copy": "draws after its door",
    "wissel.apps.documents.service.sending.send_own": "looks at the file before its door",
    "wissel.apps.trajectories.service.quarters.cases_in": "inside a door of an app above",
    "wissel.apps.trajectories.service.within.names_of_other_cases": "inside a door of an app above",
    "wissel.apps.trajectories.service.quarters.every_case": "inside a door of an app above",
    "wissel.apps.documents.service.overview.overview_file": "draws after its door",
    "wissel.apps.trajectories.service.within.as_its_reader_reads": "inside a door, of an app above",
    "wissel.apps.trajectories.service.within.as_the_client_reads": "inside a door, of an app above",
    "wissel.apps.trajectories.service.within.append_event": "inside a door of an app above",
    "wissel.apps.trajectories.service.within.employer_addresses": "inside a door of an app above",
    "wissel.apps.trajectories.service.within.employee_address": "inside a door of an app above",
    "wissel.apps.trajectories.service.within.shown_in_list": "inside a door of an app above",
    "wissel.apps.trajectories.service.within.as_they_stand": "inside a door of an app above",
    "wissel.apps.trajectories.service.within.names_in_list": "inside a door of an app above",
    "wissel.apps.trajectories.service.within.without_pause": "inside a door of an app above",
    "wissel.apps.guidance.service.reporting.heard_within": "inside a door of an app above",
    "wissel.apps.guidance.service.agenda.agenda_within": "inside a door of an app above",
    "wissel.apps.guidance.service.checking_in.check_ins_heard_within": "inside a door, too",
    "wissel.apps.guidance.service.checking_in.check_ins_may_stand_within": "inside a door, too",
    "wissel.apps.plans.service.within.fixed_within": "inside a door of an app above",
    "wissel.apps.plans.service.portability.has_unfixed_plan": "inside a door, too",
    "wissel.apps.plans.service.portability.with_everything_fixed": "inside a door, too",
    "wissel.apps.guidance.service.intake.answers_within": "inside a door of an app above",
    "wissel.apps.plans.service.profiles.profiles_within": "inside a door of an app above",
    "wissel.apps.plans.service.profiles.employability_within": "inside a door of an app above",
    "wissel.apps.bureaus.service.agreements.agreements_within": "inside a door of an app above",
    "wissel.apps.guidance.service.reporting.has_to_choose_within": "inside a door of an app above",
    "wissel.apps.guidance.service.reporting.kept_back_within": "inside a door of an app above",
    "wissel.apps.orders.service.standing.quote_states": "inside a door of an app above",
    "wissel.apps.guidance.service.portability.with_what_was_guided": "inside a door, too",
    "wissel.apps.guidance.service.portability.has_more_than_it_gives": "inside a door, too",
    "wissel.apps.guidance.service.portability.restore_guided": "inside a door of an app above",
    "wissel.apps.plans.service.portability.with_profiles": "inside a door of an app above",
    "wissel.apps.plans.service.portability.profiles_as_read": "inside a door of an app above",
    "wissel.apps.plans.service.portability.unfixed_profiles": "inside a door of an app above",
    "wissel.apps.plans.service.portability.restore_profiles": "inside a door of an app above",
    "wissel.apps.finances.service.portability.with_money": "inside a door of an app above",
    "wissel.apps.finances.service.portability.restore_money": "inside a door of an app above",
    "wissel.apps.jobsearch.service.portability.with_search": "inside a door of an app above",
    "wissel.apps.jobsearch.service.portability.restore_search": "inside a door of an app above",
    "wissel.apps.jobsearch.service.feeds.take_in": "a feed is of the installation, not a bureau's",
    "wissel.apps.jobsearch.service.dropping.read_dropped": "a feed is of the installation, too",
    "wissel.apps.jobsearch.service.feeds.source_views": "a feed is of the installation, too",
    "wissel.apps.jobsearch.service.feeds.read_anew": "a feed is of the installation, too",
    "wissel.apps.orders.service.portability.quotes_to_keep": "inside a door of an app above",
    "wissel.apps.orders.service.portability.quote_drafts": "inside a door of an app above",
    "wissel.apps.orders.service.portability.services_asked": "inside a door of an app above",
    "wissel.apps.orders.service.portability.restore_quotes": "inside a door of an app above",
    "wissel.apps.trajectories.service.bulk.run_bulk": "each trajectory through doors of its own",
    "wissel.apps.documents.service.releasing.release": "renders between two doors, in neither",
    "wissel.apps.documents.service.sending.link_page": "the link holds the bureau, then a door",
    "wissel.apps.documents.service.sending.send_by_link": "the link holds the bureau, too",
    "wissel.apps.documents.service.sending.finish_link": "the link holds the bureau, too",
    "wissel.apps.documents.service.sending.renew_link": "the link holds the bureau, too",
    "wissel.apps.documents.service.explaining.explanation_file": "renders after its door",
    "wissel.apps.documents.service.portability.import_trajectory": "looks at files before its door",
    "wissel.apps.documents.service.papers.paper_file": "renders after its door, outside of it",
    "wissel.apps.documents.service.finances.own_money_file": "renders after its door, outside",
    "wissel.apps.documents.service.finances.cost_file": "renders after its door, outside of it",
    "wissel.apps.documents.service.profiles.profile_file": "renders after its door, outside of it",
    "wissel.apps.documents.service.own_copy.own_file": "draws profiles after its door",
    "wissel.apps.documents.service.quotes.quote_file": "renders after its door, outside of it",
    "wissel.apps.bureaus.service.proving.prove_second_factor": "the cache survives what follows",
    "wissel.apps.bureaus.service.bureaus.visitor_at": "makes the actor that doors take",
    "wissel.apps.bureaus.service.bureaus.desk_addresses": "inside a door that queues a mail",
    "wissel.apps.bureaus.service.bureaus.all_bureaus": "the worker's list of whom to work for",
    "wissel.apps.bureaus.service.bureaus.is_demo": "about the installation, not about a bureau",
    "wissel.apps.bureaus.service.bureaus.mark_as_demo": "about the installation, not a bureau",
}


def service_modules() -> list[Path]:
    """Return the public modules of every app's service."""
    return [
        path
        for path in files(".py", under=APPS)
        if "service" in path.relative_to(APPS).parts and not path.name.startswith("_")
    ]


def exported() -> set[str]:
    """Return the full names that the packages ``service`` hand out, whole modules included."""
    return {
        name
        for path in files(".py", under=APPS)
        if path.name == "__init__.py" and path.parent.name == "service"
        for name, _ in imports(path)
    }


def public_functions(path: Path) -> list[ast.FunctionDef]:
    """Return the functions of a module that others may call through the door."""
    shown_names = exported()
    return [
        node
        for node in parsed(path).body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and {module(path), f"{module(path)}.{node.name}"} & shown_names
    ]


def decorators(node: ast.FunctionDef) -> set[str]:
    """Return the last names of a function's decorators."""
    return {
        ast.unparse(decorator).split("(")[0].split(".")[-1] for decorator in node.decorator_list
    }


def test_every_public_function_of_a_service_is_a_door() -> None:
    around = {
        shown(path, node.lineno) + f" {node.name}"
        for path in service_modules()
        for node in public_functions(path)
        if not DOORS & decorators(node) and f"{module(path)}.{node.name}" not in NOT_DOORS
    }
    assert not around, "not a door; decorate it, or hide it in an underscore module"


def test_every_door_is_keyword_only_and_takes_actor_and_now() -> None:
    wrong = set()
    for path in service_modules():
        for node in public_functions(path):
            arguments = node.args
            loose = arguments.args or arguments.posonlyargs or arguments.vararg or arguments.kwarg
            names = {argument.arg for argument in arguments.kwonlyargs}
            if DOORS & decorators(node) and (loose or not {"actor", "now"} <= names):
                wrong.add(f"{shown(path, node.lineno)} {node.name}")
    assert not wrong


def test_the_exceptions_are_still_there() -> None:
    there = {
        f"{module(path)}.{node.name}"
        for path in service_modules()
        for node in public_functions(path)
    }
    assert set(NOT_DOORS) <= there


def test_models_are_private_to_their_app() -> None:
    """A models module may name another app's table, for a foreign key; nothing else may."""
    through = {
        f"{shown(path, line)} {name}"
        for path in files(".py", under=WISSEL)
        for name, line in imports(path)
        if name.startswith("wissel.apps.")
        and ".models" in name
        and path.name != "models.py"
        and not module(path).startswith(".".join(name.split(".")[:3]))
    }
    assert not through


def test_nobody_outside_the_apps_knows_more_of_an_app_than_its_door() -> None:
    through = {
        f"{shown(path, line)} {name}"
        for room in ("portals", "api", "cli")
        for path in files(".py", under=WISSEL / room)
        for name, line in imports(path)
        if name.startswith("wissel.apps.") and not is_door(name)
    }
    assert not through, "import from the package wissel.apps.<app>.service"


def is_door(name: str) -> bool:
    """Tell whether a name is the package ``service`` of an app, or stands in it."""
    parts = name.split(".")
    return parts[3:4] == ["service"] and len(parts) <= 5


def test_the_door_is_the_package_and_not_a_module_in_it() -> None:
    assert is_door("wissel.apps.bureaus.service.register_client")
    assert is_door("wissel.apps.bureaus.service")
    assert not is_door("wissel.apps.bureaus.service.clients.register_client")
    assert not is_door("wissel.apps.bureaus.models.Client")
