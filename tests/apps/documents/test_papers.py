"""Papers that are signed: registration, consent form, order confirmation, and the paper way."""

from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from tests.apps.documents.test_quote_on_paper import quoted
from tests.cast import NOW, Cast
from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents import service as documents
from wissel.apps.documents.service.papers import make_paper_file
from wissel.apps.trajectories import service as trajectories
from wissel.core.consents import statement
from wissel.core.journal import DocumentReceived
from wissel.core.refusal import Refused
from wissel.infra import pdf, sealing
from wissel.infra.doors import Actor, Denied
from wissel.infra.models import Mail
from wissel.infra.tenancy import tenant

pytestmark = pytest.mark.slow

TYPED = {
    "question": "Een traject naar passend werk.\nGraag in de regio.",
    "informed-on": "2026-11-20",
    "informed-how": "In een gesprek.",
    "parallel": "yes",
}
SIGNED = ("aanmeldingsformulier", "toestemmingsformulier")


def proof(cast: Cast, actor: Actor | None = None) -> bureaus.Proved:
    user = (actor or cast.employer).user
    assert user is not None
    return bureaus.Proved(user, "peter@maasbocht.example", NOW)


def sign(cast: Cast, typed: dict[str, str] | None = None, **options: Any) -> documents.PaperView:
    said = {
        "actor": cast.employer,
        "typed": TYPED | (typed or {}),
        "proof": proof(cast),
        "name": "Peter Hoekstra",
        "function": "Hoofd HR",
        "authorised": True,
    } | options
    return documents.sign_registration(now=NOW, trajectory=cast.trajectory, **said)


def sign_consents(cast: Cast, **options: Any) -> documents.PaperView:
    said = {
        "actor": cast.employee,
        "name": "karin  dijkstra",
        "version": statement().version,
    } | options
    return documents.sign_consent_form(now=NOW, trajectory=cast.trajectory, **said)


def order(cast: Cast) -> documents.PaperView:
    return documents.sign_order(
        actor=cast.employer,
        now=NOW,
        quote=quoted(cast),
        proof=proof(cast),
        name="Peter Hoekstra",
        function="Hoofd HR",
        authorised=True,
    )


def received(cast: Cast) -> list[tuple[str, str]]:
    """Return the papers the journal counts: kind and source."""
    case = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory).case
    return [
        (str(entry.content.document), entry.content.source)
        for entry in case.journal
        if isinstance(entry.content, DocumentReceived) and entry.content.document in SIGNED
    ]


def form_now(cast: Cast) -> documents.RegistrationView:
    return documents.registration_paper(actor=cast.employer, now=NOW, trajectory=cast.trajectory)


def test_the_registration_form_is_filled_with_what_the_trajectory_knows(cast: Cast) -> None:
    said = form_now(cast).said
    assert said["client.name"] == "De Maasbocht Transport B.V."
    assert (said["employee.name"], said["employment.hours"]) == ("Karin Dijkstra", "32")
    assert said["absence.first-sick-day"] == "2025-06-16"
    assert said["company-doctor"] == "R. Amrani"


def test_what_the_employer_signs_is_frozen_with_the_evidence_and_counts(cast: Cast) -> None:
    view = sign(cast)
    [held] = view.record.signatures
    assert (held.name, held.known_by, held.proved_at) == ("Peter Hoekstra", "code", NOW)
    assert view.is_whole
    assert view.record.values()["question"] == TYPED["question"]
    assert received(cast) == [("aanmeldingsformulier", "employer")]
    with tenant(cast.employer.bureau):
        sent = Mail.objects.filter(notice="message").values_list("to", "path")
        assert list(sent) == [("peter@maasbocht.example", f"/werkgever/papier/{view.id}/")]


def test_only_what_counts_asks_for_a_new_signature(cast: Cast) -> None:
    sign(cast)
    assert form_now(cast).again == ()
    trajectories.change_employee(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        name="Karin Dijkstra",
        email="karin@example.org",
        phone="06 87654321",
    )
    assert form_now(cast).again == (), "a number with a typo is put right without a signature"
    absence = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory).case.absence
    trajectories.change_absence(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        facts=type(absence)(first_sick_day=date(2025, 6, 17)),
    )
    assert [field.key for field in form_now(cast).again] == ["absence.first-sick-day"]
    assert sign(cast).number == 2
    assert form_now(cast).again == ()


@pytest.mark.parametrize(
    ("place", "typed"),
    [
        ("$.typed.question", {"question": " "}),
        ("$.typed.question", {"question": "x" * 1501}),
        ("$.typed.question", {"question": "Zij heeft een burn-out."}),
        ("$.typed.informed-on", {"informed-on": "2026-11-23"}),
        ("$.typed.informed-on", {"informed-on": "gisteren"}),
        ("$.typed.parallel", {"parallel": "misschien"}),
        ("$.typed.invoice-email", {"invoice-email": "facturen"}),
        ("$.typed.cost-centre", {"cost-centre": "a\x00"}),
    ],
)
def test_what_cannot_be_typed_is_refused_with_its_place(
    cast: Cast, place: str, typed: dict[str, str]
) -> None:
    with pytest.raises(Refused) as refused:
        sign(cast, typed)
    assert refused.value.path == place
    assert not received(cast)


def test_nobody_signs_for_another(cast: Cast) -> None:
    for place, options in (
        ("$.name", {"name": "Karin Dijkstra"}),
        ("$.function", {"function": "  "}),
        ("$.authorised", {"authorised": False}),
    ):
        with pytest.raises(Refused) as refused:
            sign(cast, **options)
        assert refused.value.path == place
    for name in ("coach", "manager", "employee", "line_manager", "company_doctor", "stranger"):
        actor = cast.everybody[name]
        with pytest.raises(Denied):
            sign(cast, actor=actor, proof=proof(cast, actor), name=actor.name)
    late = proof(cast)
    with pytest.raises(Denied):
        sign(cast, proof=type(late)(late.user, late.email, NOW - timedelta(minutes=5)))
    with pytest.raises(Denied):
        sign_consents(cast, actor=cast.employer, name="Peter Hoekstra")
    with pytest.raises(Refused, match="own name"):
        sign_consents(cast, name="Peter Hoekstra")


def test_the_consent_form_says_what_was_chosen_and_may_be_no_everywhere(cast: Cast) -> None:
    view = sign_consents(cast)
    assert set(view.record.values().values()) == {"no"}
    assert received(cast) == [("toestemmingsformulier", "employee")]
    trajectories.give_consent(
        actor=cast.employee,
        now=NOW,
        trajectory=cast.trajectory,
        choice="cv-host",
        named="Garage Smit",
        version=statement().version,
    )
    again = sign_consents(cast)
    labels = {row.label: row.value for section in again.record.sections for row in section.rows}
    assert labels["Mag uw cv naar dit bedrijf? (Garage Smit)"] == "yes"
    assert (
        view.record.values()
        == documents.paper(actor=cast.employee, now=NOW, paper=view.id).record.values()
    ), "what was signed before does not change"


def test_a_signed_quote_gives_the_confirmation_with_the_clocks_it_began(cast: Cast) -> None:
    view = order(cast)
    said = view.record.values()
    assert said["signer"] == "Peter Hoekstra, Hoofd HR"
    assert Decimal(said["quote.net"]) == Decimal("3218.50")
    assert said["payer"] == "Maasbocht Holding B.V."
    assert said["coach"] == "Noor Akkerman"
    due = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory).due
    days = {duty.key: duty.due for duty in due.obligations if duty.due is not None}
    clocks = [row for section in view.record.sections for row in section.rows if "@" in row.key]
    assert clocks
    assert all(days[row.key].isoformat() == row.value for row in clocks)


@pytest.mark.parametrize("kind", ["registration", "consents", "confirmation", "explanation"])
def test_every_paper_is_built_by_the_standards_and_names_nobody_in_its_name(
    cast: Cast, kind: str
) -> None:
    if kind == "explanation":
        made = documents.explanation_file(actor=cast.employee, now=NOW, trajectory=cast.trajectory)
    else:
        signer = {"registration": sign, "consents": sign_consents, "confirmation": order}[kind]
        actor = cast.employee if kind == "consents" else cast.employer
        made = documents.paper_file(actor=actor, now=NOW, paper=signer(cast).id)
    claims = pdf.claims(made.content)
    assert (claims.pdf_a, claims.pdf_ua, claims.tagged) == ("2A", "1", True)
    assert cast.number in claims.title
    assert "Dijkstra" not in made.file_name + claims.title
    with pikepdf.open(BytesIO(made.content)) as file:
        assert not file.check_pdf_syntax()


def test_the_worker_seals_once_what_was_signed(cast: Cast) -> None:
    bureaus.make_seal(actor=cast.manager, now=NOW)
    view = sign(cast)
    for _ in range(2):
        make_paper_file.func(now=NOW, bureau=str(cast.coach.bureau), paper=str(view.id))
    kept = documents.paper(actor=cast.employer, now=NOW, paper=view.id)
    assert (kept.is_made, kept.sealed_by) == (True, "Bureau Overweg")
    found = sealing.seal_of(
        documents.paper_file(actor=cast.employer, now=NOW, paper=view.id).content
    )
    assert found is not None
    assert (found.subject, found.intact, found.whole) == ("Bureau Overweg", True, True)


def test_without_a_seal_the_paper_is_kept_all_the_same(cast: Cast) -> None:
    view = sign(cast)
    make_paper_file.func(now=NOW, bureau=str(cast.coach.bureau), paper=str(view.id))
    kept = documents.paper(actor=cast.employer, now=NOW, paper=view.id)
    assert (kept.is_made, kept.sealed_by) == (True, "")


def scan(cast: Cast, **options: Any) -> documents.PaperView:
    content = BytesIO()
    with pikepdf.new() as file:
        file.add_blank_page()
        file.save(content)
    said = {
        "actor": cast.planner,
        "kind": "aanmeldingsformulier",
        "content": content.getvalue(),
        "name": "Peter Hoekstra",
        "signed_on": date(2026, 11, 18),
    } | options
    return documents.take_scan(now=NOW, trajectory=cast.trajectory, **said)


def test_the_paper_way_counts_as_well(cast: Cast) -> None:
    view = scan(cast)
    assert (view.is_scan, view.signed_on, view.is_made) == (True, date(2026, 11, 18), True)
    assert received(cast) == [("aanmeldingsformulier", "employer")]
    case = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory).case
    assert case.journal[-1].happened_on == date(2026, 11, 18)
    made = documents.paper_file(actor=cast.employer, now=NOW, paper=view.id)
    assert made.content.startswith(b"%PDF-")
    assert form_now(cast).again == ()


@pytest.mark.parametrize(
    ("place", "options"),
    [
        ("$.kind", {"kind": "iets-anders"}),
        ("$.content", {"content": b"PK\x03\x04 een zip"}),
        ("$.name", {"name": " "}),
        ("$.signed_on", {"signed_on": date(2026, 11, 23)}),
    ],
)
def test_a_scan_that_cannot_be_is_refused_with_its_place(
    cast: Cast, place: str, options: dict[str, Any]
) -> None:
    with pytest.raises(Refused) as refused:
        scan(cast, **options)
    assert refused.value.path == place


def test_who_may_read_a_paper_is_who_may_read_what_it_is_about(cast: Cast) -> None:
    made = {"registration": sign(cast), "consents": sign_consents(cast), "order": order(cast)}

    def readable(actor: Actor) -> set[str]:
        found = set()
        for name, view in made.items():
            try:
                documents.paper(actor=actor, now=NOW, paper=view.id)
                found.add(name)
            except Denied:
                continue
        return found

    everything = {"registration", "consents", "order"}
    expected = {
        "coach": everything,
        "planner": everything,
        "manager": everything,
        "employer": {"registration", "order"},
        "employee": {"registration", "consents"},
        "company_doctor": {"registration"},
        "line_manager": set(),
        "stranger": set(),
        "stranger_employee": set(),
    }
    assert {name: readable(cast.everybody[name]) for name in expected} == expected
    listed = documents.papers(actor=cast.employer, now=NOW, trajectory=cast.trajectory)
    assert {one.id for one in listed} == {made["registration"].id, made["order"].id}
    for actor in (cast.coach, cast.employer, cast.employee):
        with pytest.raises(Denied):
            scan(cast, actor=actor)
