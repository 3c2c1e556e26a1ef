"""Papers that come in: by a link or signed in, kept until somebody looked, then they count."""

from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

import pikepdf
import pytest
from django.core.files.storage import default_storage

from tests.cast import NOW, Cast
from tests.infra.test_scanning import Scanner
from wissel.apps.documents import service as documents
from wissel.apps.documents.models import ReceivedFile
from wissel.apps.documents.service._links import RENEWABLE_FOR, VALID_FOR
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import DocumentReceived
from wissel.core.refusal import Refused
from wissel.infra.doors import Denied
from wissel.infra.models import Mail
from wissel.infra.tenancy import tenant

pytestmark = pytest.mark.django_db


def pdf(pages: int = 1) -> bytes:
    """Return a PDF of so many pages, each of another size."""
    out = BytesIO()
    with pikepdf.new() as file:
        for number in range(pages):
            file.add_blank_page(page_size=(100 + number, 100))
        file.docinfo["/Author"] = "R. Amrani"
        file.save(out)
    return out.getvalue()


def ask(cast: Cast, now: datetime = NOW, **options: Any) -> documents.LinkView:
    said = {
        "actor": cast.coach,
        "name": "R. Amrani",
        "email": "Amrani@arbo.example",
        "role": "company-doctor",
        "kinds": ("fml", "advies-bedrijfsarts"),
    } | options
    return documents.ask_for_papers(now=now, trajectory=cast.trajectory, **said)


def tokens(cast: Cast) -> list[str]:
    """Return the secrets that were mailed, oldest first."""
    with tenant(cast.coach.bureau):
        paths = [mail.path for mail in Mail.objects.filter(notice="papers").order_by("id")]
    return [path.split("/")[2] for path in paths if path.startswith("/stukken/")]


def send(token: str, now: datetime = NOW, **options: Any) -> documents.ReceivedView:
    said = {"kind": "fml", "content": pdf(), "dated": date(2026, 11, 10)} | options
    return documents.send_by_link(token=token, now=now, **said)


def came(cast: Cast) -> list[documents.ReceivedView]:
    return list(documents.received(actor=cast.coach, now=NOW, trajectory=cast.trajectory))


def journal(cast: Cast) -> list[tuple[str, str, date]]:
    case = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory).case
    return [
        (str(entry.content.document), entry.content.source, entry.happened_on)
        for entry in case.journal
        if isinstance(entry.content, DocumentReceived)
    ]


def take(cast: Cast, received: UUID, **options: Any) -> None:
    said = {"actor": cast.coach, "dated": date(2026, 11, 10), "author": "R. Amrani"} | options
    documents.take_paper(now=NOW, received=received, **said)


def test_a_link_is_mailed_without_a_word_of_what_is_asked_and_names_nobody(cast: Cast) -> None:
    view = ask(cast)
    [token] = tokens(cast)
    page = documents.link_page(token=token, now=NOW)
    assert (page.bureau, page.said.about) == ("Bureau Overweg", "K.D.")
    assert page.said.kinds == ("fml", "advies-bedrijfsarts")
    assert view.expires_on == NOW.date() + VALID_FOR
    assert "Dijkstra" not in repr(page)
    assert token.partition(".")[2] not in repr(
        documents.upload_links(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    )


def test_what_comes_in_counts_only_when_somebody_looked_at_it(cast: Cast) -> None:
    ask(cast)
    view = send(tokens(cast)[0])
    assert (view.state, view.said.sender) == ("waiting", "R. Amrani")
    assert journal(cast) == []
    take(cast, view.id)
    assert journal(cast) == [("fml", "company-doctor", date(2026, 11, 10))]
    assert came(cast)[0].state == "taken"
    with pytest.raises(Refused, match="already"):
        take(cast, view.id)


def test_the_same_file_twice_is_kept_once(cast: Cast) -> None:
    ask(cast)
    [token] = tokens(cast)
    content = pdf()
    assert send(token, content=content).id == send(token, content=content).id
    assert send(token, content=pdf(2)).id != send(token, content=content).id


def test_the_first_that_waits_is_told_to_the_coach_and_the_rest_is_not(cast: Cast) -> None:
    ask(cast)
    [token] = tokens(cast)
    for pages in (1, 2, 3):
        send(token, content=pdf(pages))
    with tenant(cast.coach.bureau):
        told = Mail.objects.filter(notice="message").values_list("to", "path")
        assert list(told) == [("noor@overweg.example", f"/traject/{cast.trajectory}/stukken/")]


def test_a_link_of_the_bureau_can_be_closed_for_good(cast: Cast) -> None:
    view = ask(cast)
    [token] = tokens(cast)
    for name in ("employer", "employee", "manager", "stranger"):
        with pytest.raises(Denied):
            documents.revoke_link(
                actor=cast.everybody[name], now=NOW, trajectory=cast.trajectory, link=view.id
            )
    documents.revoke_link(actor=cast.coach, now=NOW, trajectory=cast.trajectory, link=view.id)
    with pytest.raises(documents.LinkGone) as gone:
        send(token)
    assert not gone.value.renewable
    documents.renew_link(token=token, now=NOW)
    assert len(tokens(cast)) == 1


def test_thirty_files_on_a_bad_line_are_thirty_files(cast: Cast) -> None:
    ask(cast)
    [token] = tokens(cast)
    every = [pdf(number) for number in range(1, 31)]
    for content in every[:12]:
        send(token, content=content)
    for content in every:  # the line broke, and all of them are sent once more
        send(token, content=content)
    assert len(came(cast)) == 30


def test_a_flood_is_held_back(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    from wissel.apps.documents.service import _received

    monkeypatch.setattr(_received, "MOST_WAITING", 2)
    ask(cast)
    [token] = tokens(cast)
    send(token, content=pdf(1))
    send(token, content=pdf(2))
    with pytest.raises(Refused) as refused:
        send(token, content=pdf(3))
    assert refused.value.code == "too-many"


@pytest.mark.parametrize("kind", ["medisch-dossier", "brief-behandelaar", "uitslag"])
def test_medical_papers_are_refused_with_the_reason_and_leave_nothing(
    cast: Cast, kind: str
) -> None:
    ask(cast)
    with pytest.raises(Refused) as refused:
        send(tokens(cast)[0], kind=kind)
    assert (refused.value.code, refused.value.path) == ("medical", "$.kind")
    assert "bedrijfsarts" in refused.value.message.nl
    assert not came(cast)


@pytest.mark.parametrize(
    ("place", "options"),
    [
        ("$.kind", {"kind": "iets"}),
        ("$.content", {"content": b"PK\x03\x04"}),
        ("$.content", {"content": b""}),
        ("$.dated", {"dated": date(2026, 11, 23)}),
    ],
)
def test_what_cannot_be_sent_is_refused_with_its_place(
    cast: Cast, place: str, options: dict[str, Any]
) -> None:
    ask(cast)
    with pytest.raises(Refused) as refused:
        send(tokens(cast)[0], **options)
    assert refused.value.path == place


@pytest.mark.parametrize(
    ("place", "options"),
    [
        ("$.name", {"name": " "}),
        ("$.email", {"email": "geen adres"}),
        ("$.email", {"email": ""}),
        ("$.kinds", {"kinds": ()}),
        ("$.kind", {"kinds": ("medisch-dossier",)}),
        ("$.role", {"role": "uwv"}),
    ],
)
def test_what_cannot_be_asked_is_refused_with_its_place(
    cast: Cast, place: str, options: dict[str, Any]
) -> None:
    with pytest.raises(Refused) as refused:
        ask(cast, **options)
    assert refused.value.path == place
    assert not tokens(cast)


def test_a_link_ends_on_its_day_when_it_is_closed_and_when_a_new_one_is_sent(cast: Cast) -> None:
    ask(cast)
    [first] = tokens(cast)
    late = NOW + VALID_FOR + timedelta(days=1)
    with pytest.raises(documents.LinkGone) as gone:
        send(first, now=late)
    assert (gone.value.code, gone.value.renewable) == ("late", True)
    ask(cast)
    with pytest.raises(documents.LinkGone, match="closed"):
        send(first)
    second = tokens(cast)[-1]
    documents.finish_link(token=second, now=NOW)
    with pytest.raises(documents.LinkGone, match="closed"):
        documents.link_page(token=second, now=NOW)
    with pytest.raises(documents.LinkGone, match="unknown"):
        documents.link_page(token="onzin", now=NOW)
    with pytest.raises(documents.LinkGone, match="unknown"):
        documents.link_page(token=f"{cast.stranger.bureau.hex}.{first.partition('.')[2]}", now=NOW)


def test_a_lost_link_comes_anew_to_its_own_address_and_not_twice_in_a_row(cast: Cast) -> None:
    ask(cast)
    [first] = tokens(cast)
    late = NOW + VALID_FOR + timedelta(days=1)
    for _ in range(3):
        documents.renew_link(token=first, now=late)
    [_, second] = tokens(cast)
    assert documents.link_page(token=second, now=late).said.email == "amrani@arbo.example"
    documents.renew_link(token="onzin", now=late)
    documents.renew_link(token=first, now=NOW + VALID_FOR + RENEWABLE_FOR + timedelta(days=1))
    assert len(tokens(cast)) == 2


def test_pages_that_may_not_stay_are_gone_for_good(cast: Cast) -> None:
    ask(cast)
    view = send(tokens(cast)[0], content=pdf(6))
    with tenant(cast.coach.bureau):
        before = ReceivedFile.objects.get(pk=view.id).stored_as
    for wrong in ("0", "7", "a", "3-", "1-9999999999", "2-1", "1, 7", "1-2, 5-3", "1,²", "1,,2"):
        with pytest.raises(Refused) as refused:
            take(cast, view.id, pages=wrong)
        assert refused.value.path == "$.pages"
    with pytest.raises(Denied):
        take(cast, view.id, actor=cast.planner)
    with pytest.raises(Refused, match="health"):
        take(cast, view.id, author="psychiater De Vries")
    take(cast, view.id, pages="1-2, 5")
    kept = documents.received_file(actor=cast.coach, now=NOW, received=view.id).content
    with pikepdf.open(BytesIO(kept)) as file:
        assert [int(page.mediabox[2]) for page in file.pages] == [100, 101, 104]
        assert "/Author" not in file.docinfo
    with tenant(cast.coach.bureau):
        assert ReceivedFile.objects.get(pk=view.id).stored_as != before


def test_nothing_of_the_other_pages_stays_in_the_file(cast: Cast) -> None:
    """Pages of a scan share their pictures, and fields of a form know each other."""
    out = BytesIO()
    with pikepdf.new() as file:
        pictures = {
            f"/Im{number}": file.make_stream(
                f"GEHEIM-{number}".encode() * 20,
                {
                    "/Type": pikepdf.Name.XObject,
                    "/Subtype": pikepdf.Name.Image,
                    "/Width": 1,
                    "/Height": 1,
                    "/ColorSpace": pikepdf.Name.DeviceGray,
                    "/BitsPerComponent": 8,
                },
            )
            for number in (1, 2)
        }
        shared = file.make_indirect(pikepdf.Dictionary(XObject=pikepdf.Dictionary(pictures)))
        for number in (1, 2):
            page = file.add_blank_page()
            page.obj.Resources = shared
            page.obj.Contents = file.make_stream(f"/Im{number} Do".encode())
            page.obj.Annots = pikepdf.Array(
                [pikepdf.Dictionary(Subtype=pikepdf.Name.Text, Contents=f"KANTLIJN-{number}")]
            )
        file.save(out, compress_streams=False)
    ask(cast)
    view = send(tokens(cast)[0], content=out.getvalue())
    take(cast, view.id, pages="1")
    kept = documents.received_file(actor=cast.coach, now=NOW, received=view.id).content
    with pikepdf.open(BytesIO(kept)) as cut:
        inside = b"".join(
            each.read_bytes() for each in cut.objects if isinstance(each, pikepdf.Stream)
        )
    assert b"GEHEIM-1" in inside
    assert b"GEHEIM-2" not in inside
    assert b"KANTLIJN" not in kept


@pytest.mark.django_db(transaction=True)
def test_a_paper_that_is_sent_back_leaves_no_bytes_and_says_why(transactional_db: None) -> None:
    from tests.cast import make_cast

    cast = make_cast()
    ask(cast)
    [token] = tokens(cast)
    view = send(token)
    with tenant(cast.coach.bureau):
        stored = ReceivedFile.objects.get(pk=view.id).stored_as
    assert default_storage.exists(stored)
    for reason in ("", "Er staat een burn-out in."):
        with pytest.raises(Refused) as refused:
            documents.send_back(actor=cast.coach, now=NOW, received=view.id, reason=reason)
        assert refused.value.path == "$.reason"
    documents.send_back(actor=cast.coach, now=NOW, received=view.id, reason="Laat bladzijde 2 weg.")
    assert not default_storage.exists(stored)
    with pytest.raises(documents.LinkGone):
        documents.link_page(token=token, now=NOW)
    [shown] = documents.link_page(token=tokens(cast)[-1], now=NOW).files
    assert (shown.state, shown.reason) == ("returned", "Laat bladzijde 2 weg.")
    with pytest.raises(Denied):
        documents.received_file(actor=cast.coach, now=NOW, received=view.id)


def test_employer_and_employee_send_of_their_own_file_and_see_their_own(cast: Cast) -> None:
    def own(actor: Any, **options: Any) -> documents.ReceivedView:
        said = {"kind": "ad-rapport", "content": pdf()} | options
        return documents.send_own(actor=actor, now=NOW, trajectory=cast.trajectory, **said)

    own(cast.employer)
    view = own(cast.employee, kind="overig", content=pdf(3))
    for actor, kinds in ((cast.employer, ["ad-rapport"]), (cast.employee, ["overig"])):
        found = documents.own_papers(actor=actor, now=NOW, trajectory=cast.trajectory)
        assert [str(one.kind.key) for one in found] == kinds
    documents.send_back(actor=cast.coach, now=NOW, received=view.id, reason="Niet leesbaar.")
    with tenant(cast.coach.bureau):
        assert "karin@example.org" in Mail.objects.filter(notice="message").values_list(
            "to", flat=True
        )
    for name in ("line_manager", "company_doctor", "stranger", "stranger_employee", "coach"):
        with pytest.raises(Denied):
            own(cast.everybody[name])


def test_who_looks_at_papers_is_who_may_read_what_they_are_about(cast: Cast) -> None:
    ask(cast)
    view = send(tokens(cast)[0])
    other = documents.send_own(
        actor=cast.employer,
        now=NOW,
        trajectory=cast.trajectory,
        kind="plan-van-aanpak",
        content=pdf(2),
    )
    for name in ("manager", "planner", "employer"):
        with pytest.raises(Denied):
            take(cast, view.id, actor=cast.everybody[name])
    office = documents.received(actor=cast.planner, now=NOW, trajectory=cast.trajectory)
    assert [one.id for one in office] == [other.id], "capacity is not for the office"
    assert {one.id for one in came(cast)} == {view.id, other.id}
    for name in ("planner", "employer", "employee", "other_coach", "stranger"):
        with pytest.raises(Denied):
            documents.received_file(actor=cast.everybody[name], now=NOW, received=view.id)


def test_a_cv_is_the_persons_and_the_employer_reads_nothing_of_it(cast: Cast) -> None:
    view = documents.send_own(
        actor=cast.employee, now=NOW, trajectory=cast.trajectory, kind="cv", content=pdf()
    )
    take(cast, view.id)
    for actor, told in ((cast.coach, 1), (cast.employee, 1), (cast.employer, 0)):
        case = trajectories.case(actor=actor, now=NOW, trajectory=cast.trajectory).case
        assert sum(entry.kind == "document-received" for entry in case.journal) == told


def test_without_a_scanner_a_file_is_unscanned_and_says_so(cast: Cast, settings: Any) -> None:
    ask(cast)
    settings.WISSEL_CLAMD = "127.0.0.1:9"
    assert not send(tokens(cast)[0]).is_scanned


def test_an_infected_file_is_not_kept(cast: Cast, settings: Any) -> None:
    ask(cast)
    settings.WISSEL_CLAMD = Scanner(b"stream: Eicar FOUND\0").address
    with pytest.raises(Refused) as refused:
        send(tokens(cast)[0])
    assert refused.value.code == "infected"
    settings.WISSEL_CLAMD = ""
    assert not came(cast)
