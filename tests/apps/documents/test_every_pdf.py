"""Every PDF of ours, in both languages, is sound: standards, tags, order, room, fonts."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
import typst

from tests.apps.documents.profiles import profile, with_profiles
from tests.apps.documents.test_intake_report import begin, follow, log, write
from tests.apps.documents.test_occasion_reports import DAY, TALK, THREE
from tests.apps.documents.test_occasion_reports import released as of_occasion
from tests.apps.documents.test_papers import order, sign, sign_consents
from tests.apps.documents.test_plan_document import released
from tests.apps.documents.test_plan_document import sign as agree_as_employer
from tests.apps.documents.test_quote_on_paper import drawn, quoted
from tests.cast import NOW, Cast
from tests.pdf_checks import demand_sound
from tests.portals.plans import fixed_plan
from tests.portals.reports import put_to_employee
from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents import service as documents
from wissel.apps.documents.service.papers import make_paper_file
from wissel.infra import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def monthly(cast: Cast) -> bytes:
    report = put_to_employee(cast)
    documents.respond(actor=cast.employee, now=NOW, report=report, kind="agreed", text="")
    documents.release(actor=cast.coach, now=NOW, report=report)
    return documents.released_file(actor=cast.employer, now=NOW, report=report).content


def intake(cast: Cast) -> bytes:
    follow(cast, "pappenheim")
    report = begin(cast)
    write(cast, report)
    documents.release(actor=cast.coach, now=NOW, report=report)
    return documents.released_file(actor=cast.employer, now=NOW, report=report).content


def final(cast: Cast) -> bytes:
    """The final report: the longest of ours that is made once."""
    follow(cast, "ascenditur")
    report = begin(cast, key="final-report")
    write(cast, report)
    documents.send_to_employee(actor=cast.coach, now=NOW, report=report)
    documents.respond(actor=cast.employee, now=NOW, report=report, kind="agreed", text="")
    documents.release(actor=cast.coach, now=NOW, report=report)
    return documents.released_file(actor=cast.employer, now=NOW, report=report).content


def minutes(cast: Cast) -> bytes:
    """The report of a talk of three, which goes to both at once."""
    follow(cast, "jp-werkrevisie")
    log(cast, DAY, THREE)
    report = of_occasion(cast, TALK)
    return documents.released_file(actor=cast.employer, now=NOW, report=report).content


def quote(cast: Cast) -> bytes:
    return drawn(cast, quoted(cast)).content


def explanation(cast: Cast) -> bytes:
    return documents.explanation_file(
        actor=cast.employee, now=NOW, trajectory=cast.trajectory
    ).content


def registration(cast: Cast) -> bytes:
    return documents.paper_file(actor=cast.employer, now=NOW, paper=sign(cast).id).content


def consents(cast: Cast) -> bytes:
    return documents.paper_file(actor=cast.employee, now=NOW, paper=sign_consents(cast).id).content


def confirmation(cast: Cast) -> bytes:
    return documents.paper_file(actor=cast.employer, now=NOW, paper=order(cast).id).content


def sealed(cast: Cast) -> bytes:
    """A paper with the seal of the bureau: it is written behind what was drawn."""
    bureaus.make_seal(actor=cast.manager, now=NOW)
    view = sign(cast)
    make_paper_file.func(now=NOW, bureau=str(cast.coach.bureau), paper=str(view.id))
    return documents.paper_file(actor=cast.employer, now=NOW, paper=view.id).content


def person_profile(cast: Cast) -> bytes:
    return profile(with_profiles(cast), "person", 2).content


def search_profile(cast: Cast) -> bytes:
    return profile(with_profiles(cast), "search", 2).content


def employability_profile(cast: Cast) -> bytes:
    return profile(with_profiles(cast), "employability").content


def plan_document(cast: Cast) -> bytes:
    """The plan of Ascenditur with something in every part, signed by the employer."""
    fixed_plan(cast)
    report = released(cast)
    agree_as_employer(cast, report)
    return documents.released_file(actor=cast.employer, now=NOW, report=report).content


MADE = [
    monthly,
    intake,
    final,
    minutes,
    quote,
    explanation,
    registration,
    consents,
    confirmation,
    sealed,
    person_profile,
    search_profile,
    employability_profile,
    plan_document,
]


@pytest.mark.parametrize("make", MADE, ids=lambda make: make.__name__)
def test_it_is_sound(cast: Cast, make: Callable[[Cast], bytes]) -> None:
    demand_sound(make(cast))


def test_in_english_it_is_as_sound(cast: Cast) -> None:
    demand_sound(drawn(cast, quoted(cast), language="en").content, "en-GB")
    with_profiles(cast)
    for kind in ("person", "search"):
        demand_sound(profile(cast, kind, 2, language="en").content, "en-GB")


# ---------------------------------------------------------------- the checks see what is wrong


def typeset(body: str) -> bytes:
    """Return a document built by the same standards, with one thing wrong in it."""
    head = '#set document(title: "Proef")\n#set text(lang: "nl", region: "NL")\n'
    source = f"{head}#set page(width: 12cm, height: 12cm)\n= Kop\n{body}".encode()
    made: bytes = typst.compile(
        source, pdf_standards=pdf.STANDARDS, timestamp=datetime(2026, 1, 1, tzinfo=UTC)
    )
    return made


def test_a_sound_page_passes_the_checks() -> None:
    demand_sound(typeset("Een regel.\n\nNog een regel, en een tabel:\n\n"
                         "#table(columns: 2, table.header[A][B], [een], [twee])"))  # fmt: skip


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("#place(dx: 0cm, dy: 1cm)[Over elkaar heen]#place(dx: .2cm, dy: 1cm)[Over elkaar]",
         "lie over each other"),
        ("#place(bottom + left)[Onderaan, eerst gelezen]#v(1cm) Bovenaan, daarna gelezen.",
         "read upwards"),
        ("#place(dx: 11cm, dy: 1cm)[Buiten het papier gezet]", "outside the paper"),
        ("#table(columns: 2, [een], [twee])", "without heads"),
        ("= Nog een kop", "first level"),
    ],
)  # fmt: skip
def test_what_is_wrong_on_a_page_is_found(body: str, said: str) -> None:
    with pytest.raises(AssertionError, match=said):
        demand_sound(typeset(body))
