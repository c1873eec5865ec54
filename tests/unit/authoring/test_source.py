"""Authored content that breaks a rule gets an error that names file, field and mend."""

from pathlib import Path

import pytest

from sfdesk.authoring.content import Folder
from sfdesk.authoring.source import read_source
from sfdesk.core.errors import ContentError, EditionError

PLAY = "interventions/play-therapy.toml"


def spoil(folder: Path, name: str, old: str, new: str) -> list[str]:
    path = folder / name
    text = path.read_text(encoding="utf8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf8")
    with pytest.raises(ContentError) as caught:
        read_source(folder)
    return caught.value.problems


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('kind = "', 'kindd = "', "did you mean “kind”?"),
        ('"individual-level"', '"individual-levl"', "did you mean “individual-level”?"),
        ('"low-to-moderate"', '"excellent"', "is not one of strong, good"),
        ("min_months = 36", 'min_months = "36"', "must be a whole number"),
        ("min_months = 36", "min_months = 360", "ages: must run from 0"),
        ("min_months = 36", "min_months = 36000000000000", "is too large a number"),
        ('in_guidebook = "not-stated"', "in_guidebook = false", "is not one of yes, no, not-"),
        ('in_guidebook = "not-stated"', 'in_guidebook = "unknown"', "is not one of yes, no, not-"),
        ("cost_ratings = []", "cost_ratings = [{ rating = 7 }]", "cost ratings run from 1 to 5"),
        ("cost_ratings = []", "cost_ratings = [7]", "must be a table of CostRating"),
        ('scope = "families"', 'scope = "famlies"', "did you mean “families”?"),
        ('for_whom = ["children"]', 'for_whom = "children"', "must be a list in [ ]"),
        ("related = [", 'related = ["nowhere", ', "“nowhere” is no intervention"),
        ("references = [", "references = [999, ", "there is no note 999"),
        ('slug = "play-therapy"', 'slug = "playtherapy"', "is not the name of the file"),
        ('summary = "', 'summary = "' + "word " * 30, "write 1 to 25"),
        ('summary = "', 'summary = "\\u0007', "summary: holds the character '\\x07'"),
    ],
)
def test_the_error_names_file_and_mend(content_copy: Path, old: str, new: str, told: str) -> None:
    problems = spoil(content_copy, PLAY, old, new)
    assert any(line.startswith(PLAY) and told in line for line in problems), problems


def test_a_typing_slip_in_toml_is_told_with_its_line(content_copy: Path) -> None:
    problems = spoil(content_copy, PLAY, 'kind = "', 'kind "')
    assert problems[0].startswith(f"{PLAY}:4: TOML: not readable")


def test_text_that_is_not_utf8_is_told(content_copy: Path) -> None:
    path = content_copy / PLAY
    path.write_bytes(path.read_bytes().replace(b"Play therapy", b"Play th\xe9rapy", 1))
    with pytest.raises(ContentError, match="not UTF-8"):
        read_source(content_copy)


def test_every_problem_is_told_at_once(content_copy: Path) -> None:
    epec = content_copy / "interventions/epec.toml"
    epec.write_text(epec.read_text(encoding="utf8").replace("topic =", "topics ="), "utf8")
    problems = spoil(content_copy, PLAY, 'kind = "', 'kindd = "')
    assert {line.split(":")[0] for line in problems} >= {PLAY, "interventions/epec.toml"}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("min_months = 36", "min_months = 360", "ages: must run"),
        ('"low-to-moderate"', '"excellent"', "evidence.review_judgements.judgement: “excellent”"),
        ("duration =", "durattion =", "duration: is missing"),
    ],
)
def test_the_error_names_the_line(content_copy: Path, old: str, new: str, told: str) -> None:
    lines = (content_copy / PLAY).read_text(encoding="utf8").splitlines()
    expected = next(number for number, line in enumerate(lines, start=1) if old in line)
    problems = spoil(content_copy, PLAY, old, new)
    if "missing" not in told:
        assert any(line.startswith(f"{PLAY}:{expected}: {told}") for line in problems), problems


def test_an_entry_of_a_list_is_told_with_its_line_and_name(content_copy: Path) -> None:
    text = (content_copy / "mentioned.toml").read_text(encoding="utf8")
    line = text[: text.index('topics = ["system-level')].count("\n") + 1
    problems = spoil(content_copy, "mentioned.toml", 'topics = ["', 'topics = ["no-such-topic", "')
    name = "supporting-families-programme"
    assert problems == [f"mentioned.toml:{line}: {name}: topics: “no-such-topic” is no topic"]


def test_rules_are_checked_where_another_file_cannot_be_read(content_copy: Path) -> None:
    """But for links to what may stand in that file."""
    path = content_copy / "interventions/epec.toml"
    text = path.read_text(encoding="utf8")
    path.write_text(text.replace('summary = "', 'summary = "' + "word " * 30, 1), encoding="utf8")
    problems = spoil(content_copy, PLAY, 'kind = "', 'kind "')
    assert [line.partition(":")[0] for line in problems] == [PLAY, "interventions/epec.toml"]


def test_a_missing_file_is_told(content_copy: Path) -> None:
    (content_copy / PLAY).unlink()
    with pytest.raises(ContentError, match="“play-therapy” has no file"):
        read_source(content_copy)


def test_a_folder_without_an_edition_is_told(tmp_path: Path) -> None:
    with pytest.raises(EditionError, match=r"edition\.toml is missing"):
        read_source(tmp_path)


def test_the_hash_follows_the_content_and_not_the_line_ends(content_copy: Path) -> None:
    before = Folder(content_copy).hash()
    path = content_copy / PLAY
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert Folder(content_copy).hash() == before
    path.write_bytes(path.read_bytes() + b"# more\n")
    assert Folder(content_copy).hash() != before
