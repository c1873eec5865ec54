"""Offers from spreadsheets and from Open Referral, and back: nothing is overwritten silently."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfdesk.core import text_tables
from sfdesk.core.errors import SfdeskError, UsageError
from sfdesk.core.spreadsheet import Sheet, read_sheets, sheets_bytes
from sfdesk.local.errors import LocalError
from sfdesk.local.exchange.names import Names
from sfdesk.local.exchange.offer_files import offers_bytes, read_offers, template_bytes
from sfdesk.local.exchange.rows import day_of
from sfdesk.local.layer import LocalLayer
from sfdesk.local.taking_in import Standing
from sfdesk.model.edition import Edition
from sfdesk.model.offers import OFFER_DATES, OFFER_LABELS, Offer, OfferStatus


@pytest.fixture(scope="module")
def names(edition: Edition) -> Names:
    return Names.of(edition)


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def full_offer() -> Offer:
    texts = {name: f"{label} 1, 2" for name, label in OFFER_LABELS.items()}
    dates = dict.fromkeys(OFFER_DATES, "2026-10-01")
    fixed = {"intervention": "play-therapy", "need": "secure-housing", "ages": "5 to 11"}
    status = {"status": OfferStatus.WAITING_LIST}
    return Offer(**texts | dates | fixed | status, id="id-1", source="their id")  # type: ignore[arg-type]


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".json", ".zip"])
def test_what_is_written_comes_back_as_it_was(tmp_path: Path, names: Names, ending: str) -> None:
    need = next(iter(names.needs.values()))
    full = full_offer()._replace(need=need)
    few = Offer(id="id-2", intervention="epec", provider="A – Ü", status=OfferStatus.PLANNED)
    old = Offer(id="id-3", intervention="of-another-edition", what="=1+1", contact="+44 1234")
    lines = full._replace(id="id-4", source="", contact="a\nb", where="Hall\nPark", times="x\ny")
    offers = (full, few, old, lines)
    path = write(tmp_path / f"offers{ending}", offers_bytes(offers, names, ending))
    found = read_offers(path, names)
    assert found.problems == ()
    assert [one.record for one in found.offers] == list(offers)


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_the_template_is_understood_whole(tmp_path: Path, names: Names, ending: str) -> None:
    path = write(tmp_path / f"t{ending}", template_bytes(names, ending))
    found = read_offers(path, names)
    assert found.unknown == found.problems == ()
    assert set(found.columns.values()) == {*OFFER_LABELS, "source", "id"}
    with pytest.raises(UsageError):
        template_bytes(names, ".pdf")
    with pytest.raises(UsageError, match="no ending"):
        offers_bytes([], names, "")


def test_the_template_says_what_may_stand_there(tmp_path: Path, names: Names) -> None:
    path = write(tmp_path / "t.xlsx", template_bytes(names, ".xlsx"))
    _, guide = read_sheets(path)
    texts = {text for row in guide.rows for text in row}
    assert {"Play therapy", "Waiting list", "Do not write about a family anywhere."} <= texts


HEADS = "Organisation,Service name,Programme,Phone,Email,Last reviewed,Status,Rating\n"
ROWS = (
    "Northtown,Play together,Play therapy,01234,a@b.uk,1/11/2026,Active,9\n"
    "Southtown,Strong parents,epec,,,2 Nov 2026,,\n"
)


@pytest.mark.parametrize("encoding", ["utf8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_somebodys_own_spreadsheet_is_understood(
    tmp_path: Path, names: Names, encoding: str, delimiter: str
) -> None:
    text = (HEADS + ROWS.replace("Northtown", "Nørthtown")).replace(",", delimiter)
    path = write(tmp_path / "own.csv", text.encode(encoding))
    found = read_offers(path, names, {"programme": "intervention"})
    assert found.unknown == ("Rating",)
    first, second = (one.record for one in found.offers)
    assert first == Offer(
        intervention="play-therapy",
        provider="Nørthtown",
        what="Play together",
        contact="01234\na@b.uk",
        checked_on="2026-11-01",
        status=OfferStatus.OPEN,
    )
    assert (second.intervention, second.checked_on) == ("epec", "2026-11-02")


def test_columns_that_were_named_once_are_remembered(layer: LocalLayer, tmp_path: Path) -> None:
    assert layer.preferences.columns == {}
    layer.preferences.remember_columns({"Rating ": "staff_trained", "Programme": ""})
    layer.preferences.remember_columns({"Other": "cost"})
    layer.close()
    assert layer.preferences.columns == {
        "rating": "staff_trained",
        "programme": "",
        "other": "cost",
    }


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-26", "2026-11-26"),
        ("2026-11-26 10:00", "2026-11-26"),
        ("2026-11-26T10:00:00Z", "2026-11-26"),
        ("26/11/2026", "2026-11-26"),
        ("6.1.26", "2026-01-06"),
        ("26th November 2026", "2026-11-26"),
        ("26-Nov-2026", "2026-11-26"),
        ("31/02/2026", ""),
        ("soon", ""),
        ("26 Foo 2026", ""),
        ("46352", ""),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, day: str) -> None:
    assert day_of(text) == day


def test_what_is_wrong_is_told_line_by_line(tmp_path: Path, names: Names) -> None:
    path = write(
        tmp_path / "a.csv",
        "Provider,Intervention,Last checked,Status\n"
        "A,play-theraphy,,\nB,epec,soon,\nC,epec,,maybe\n,epec,,\nE,,,\nF,epec,,open\n",
    )
    found = read_offers(path, names)
    assert [one.record.provider for one in found.offers] == ["F"]
    assert found.problems == (
        "row 2: no intervention is called “play-theraphy”",
        "row 3: “Last checked” is not a date: “soon”",
        "row 4: no status is called “maybe”",
        "row 5: Say who offers it or what it is called here: an offer needs one of the two",
        "row 6: An offer needs an intervention or a need that it is for",
    )
    given = read_offers(path, names, {}, {"intervention": "epec"})
    assert "E" in [one.record.provider for one in given.offers]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.csv", b"", "empty"),
        ("a.csv", b"x,y\n1,2\n", "No column says who provides"),
        ("a.xlsx", sheets_bytes([Sheet("A", (("x",), ("1",)))]), "No column"),
    ],
)
def test_a_table_without_offers_says_so(
    tmp_path: Path, names: Names, name: str, content: bytes, told: str
) -> None:
    found = read_offers(write(tmp_path / name, content), names)
    assert told in found.problems[0]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", b"{"),
        ("a.json", b"{}"),
        ("a.json", b"3"),
        ("a.json", b"[" * 100_000),
        ("a.zip", b"PK"),
        ("a.xlsx", b"PK"),
    ],
)
def test_what_is_no_file_of_offers_is_refused(
    tmp_path: Path, names: Names, name: str, content: bytes
) -> None:
    with pytest.raises(SfdeskError, match=r"a\.(json|zip|xlsx)"):
        read_offers(write(tmp_path / name, content), names)
    with pytest.raises(SfdeskError, match="cannot be read"):
        read_offers(tmp_path / "none.csv", names)


def test_nothing_is_overwritten_that_was_changed_here(
    layer: LocalLayer, tmp_path: Path, names: Names
) -> None:
    def plan(content: str) -> Any:
        found = read_offers(write(tmp_path / "a.csv", content), names)
        return layer.offers.plan(found.offers)

    heads = "Provider,Intervention,Contact\n"
    first = plan(heads + "A,epec,1\nB,epec,1\nC,epec,1\n")
    assert [item.standing for item in first.items] == [Standing.NEW] * 3
    assert layer.offers.list() == ()
    assert layer.take(first.of(Standing.NEW), "import of offers") == 3
    a, b, _ = layer.offers.list()
    layer.offers.save(a._replace(contact="ours"))
    layer.offers.save(b._replace(cost="free"))
    again = plan(heads + "A,epec,1\nB,epec,1\nC,epec,1\n")
    assert [item.standing for item in again.items] == [Standing.SAME] * 3
    later = plan(heads + "A,epec,2\nB,epec,2\nC,epec,2\nC,epec,3\nD,epec,\n")
    assert {item.record.provider: item.standing for item in later.items} == {
        "A": Standing.CONFLICT,
        "B": Standing.CONFLICT,
        "C": Standing.CHANGED,
        "D": Standing.NEW,
    }
    assert later.problems == ("row 5: the same as row 4",)
    assert later.items[0].differs == ("contact",)
    layer.take(later.of(Standing.NEW, Standing.CHANGED), "import of offers")
    contacts = {offer.provider: offer.contact for offer in layer.offers.list()}
    assert contacts == {"A": "ours", "B": "1", "C": "2", "D": ""}
    assert layer.journal.undoes == "import of offers"
    layer.journal.undo()
    assert [offer.contact for offer in layer.offers.list()] == ["ours", "1", "1"]
    after_undo = plan(heads + "C,epec,2\n")
    assert [item.standing for item in after_undo.items] == [Standing.CONFLICT]
    empty = plan(heads + "A,epec,\n")
    assert [item.standing for item in empty.items] == [Standing.SAME]


def test_one_course_at_two_places_is_two_offers(
    layer: LocalLayer, tmp_path: Path, names: Names
) -> None:
    def plan(*rows: str) -> Any:
        content = "Provider,Intervention,Where\n" + "\n".join(rows)
        found = read_offers(write(tmp_path / "a.csv", content), names)
        return layer.offers.plan(found.offers)

    layer.take(plan("A,epec,Hall").items, "import")
    moved = plan("A,epec,School")
    assert [(item.standing, item.differs) for item in moved.items] == [
        (Standing.CHANGED, ("where",))
    ]
    two = plan("A,epec,School", "A,epec,hall", "A,epec,Hall")
    assert [item.standing for item in two.items] == [Standing.NEW, Standing.CHANGED]
    assert two.problems == ("row 4: the same as row 3",)
    layer.take(plan("A,epec,School", "A,epec,Hall").of(Standing.NEW), "import")
    assert {offer.where for offer in layer.offers.list()} == {"Hall", "School"}
    third = plan("A,epec,Park")
    assert [item.standing for item in third.items] == [Standing.NEW]


def test_a_plan_that_is_out_of_date_changes_nothing(
    layer: LocalLayer, other: LocalLayer, tmp_path: Path, names: Names
) -> None:
    layer.offers.save(Offer(intervention="epec", provider="A"))
    content = "Provider,Intervention,Contact\nNew,epec,1\nA,epec,1\n"
    plan = layer.offers.plan(read_offers(write(tmp_path / "a.csv", content), names).offers)
    other.offers.save(other.offers.list()[0]._replace(cost="free"))
    with pytest.raises(LocalError, match="changed or removed in another window"):
        layer.take(plan.items, "import of offers")
    assert [offer.provider for offer in layer.offers.list()] == ["A"]


SERVICE_1 = {
    "id": "s1",
    "name": "Play therapy for 5s",
    "status": "active",
    "fees": "Free",
    "organization": {"id": "o", "name": "Northtown"},
    "eligibilitys": [{"eligibility": "Child", "minimum_age": 5.0, "maximum_age": 11}],
    "contacts": [{"name": "Office", "phones": [{"number": "01234"}]}],
    "service_at_locations": [
        {
            "location": {
                "name": "Hall",
                "physical_addresses": [{"address_1": "1 High St", "postal_code": "N1 1AA"}],
            }
        }
    ],
    "regular_schedules": [{"byday": "MO", "opens_at": "10:00", "closes_at": "12:00"}],
    "service_areas": [{"service_area": "North"}],
    "languages": [{"language": "English"}, {"language": "Polish"}],
    "assured_date": "2026-10-01",
}
SERVICE_3 = {
    "id": "s3",
    "name": "Parent course",
    "description": "We run Triple P in groups.",
    "status": "temporarily closed",
    "eligibility_description": "Parents",
    "minimum_age": 2,
    "wait_time": "six weeks",
    "application_process": "Ring us",
    "organization": {"name": "Southtown"},
    "email": "a@b.uk",
    "cost_options": [{"amount": 5, "currency": "GBP", "amount_description": "a week"}],
    "schedules": [{"description": "Mondays"}],
}


def test_services_of_both_versions_become_offers(tmp_path: Path, names: Names) -> None:
    page = {"content": [SERVICE_1, SERVICE_3, {"id": "x", "name": "Chess club"}, "odd"]}
    found = read_offers(write(tmp_path / "s.json", json.dumps(page)), names)
    assert (found.left_out, found.problems) == (1, ())
    first, second = (one.record for one in found.offers)
    assert first == Offer(
        intervention="play-therapy",
        provider="Northtown",
        what="Play therapy for 5s",
        status=OfferStatus.OPEN,
        where="Hall, 1 High St, N1 1AA",
        areas="North",
        who_for="Child",
        ages="5 to 11",
        contact="Office\n01234",
        times="MO 10:00–12:00",
        languages="English, Polish",
        cost="Free",
        checked_on="2026-10-01",
        source="s1",
    )
    assert (second.intervention, second.status) == ("triple-p", OfferStatus.PAUSED)
    assert (second.waiting_time, second.ages, second.cost, second.times) == (
        "six weeks",
        "from 2",
        "5 GBP, a week",
        "Mondays",
    )
    with_default = read_offers(tmp_path / "s.json", names, {}, {"intervention": "epec"})
    assert [one.record.what for one in with_default.offers] == [
        "Play therapy for 5s",
        "Parent course",
        "Chess club",
    ]


def test_a_package_of_csv_files_is_put_together(tmp_path: Path, names: Names) -> None:
    files = {
        "services.csv": "id,organization_id,name,status\ns,o,Play therapy,active\n",
        "organizations.csv": "id,name\no,Northtown\n",
        "phones.csv": "id,service_id,number\np,s,01234\n",
        "languages.csv": "id,service_id,name\nl,s,Urdu\n",
        "service_at_locations.csv": "id,service_id,location_id\nx,s,l1\n",
        "locations.csv": "id,name\nl1,Hall\n",
        "addresses.csv": "id,location_id,address_1\na,l1,1 High St\n",
        "eligibility.csv": "id,service_id,minimum_age,maximum_age\ne,s,3,12\n",
    }
    folder = tmp_path / "package"
    folder.mkdir()
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as package:
        for name, content in files.items():
            write(folder / name, content)
            package.writestr(f"inner/{name}", content)
    for path in (folder, tmp_path / "p.zip"):
        [offer] = [one.record for one in read_offers(path, names).offers]
        assert offer == Offer(
            intervention="play-therapy",
            provider="Northtown",
            what="Play therapy",
            status=OfferStatus.OPEN,
            where="Hall, 1 High St",
            ages="3 to 12",
            contact="01234",
            languages="Urdu",
            source="s",
        )
    (folder / "services.csv").unlink()
    with pytest.raises(LocalError, match=r"no services\.csv"):
        read_offers(folder, names)


@pytest.mark.parametrize(
    ("sentence", "slug"),
    [
        ("Family Transitions Triple P at the hall", "family-transitions-triple-p"),
        ("triple p online", "triple-p"),
        ("an AMBIT team", "ambit"),
        ("ambit of the council", ""),
        ("EPEC", "epec"),
    ],
)
def test_an_intervention_is_known_in_a_sentence(names: Names, sentence: str, slug: str) -> None:
    assert names.named_in(sentence) == slug


@given(
    st.lists(
        st.lists(
            st.text(st.characters(codec="utf8", exclude_characters="\r\n\x00")),
            min_size=2,
            max_size=4,
        ),
        min_size=1,
        max_size=4,
    )
)
def test_every_text_comes_back_from_csv(rows: list[list[str]]) -> None:
    # The heads tell what parts the cells.
    rows = [["Provider", "Contact"], *rows]
    assert text_tables.parse(text_tables.made(rows), "a") == tuple(map(tuple, rows))


@pytest.mark.parametrize("text", ["=1+1", "+44", "-x", "@a", "\tx", "'=1", "''+1"])
def test_nothing_in_csv_is_a_formula(text: str) -> None:
    content = text_tables.made([[text, "b"]])
    assert content.startswith(b"\xef\xbb\xbf")
    cell = content.decode("utf-8-sig").lstrip('"')
    assert cell[0] == "'"
    assert text_tables.parse(content, "a") == ((text, "b"),)
