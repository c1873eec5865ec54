"""What an error tells: what happened, what was kept, what to do."""

import pytest

from sfdesk.core.errors import ContentError, SfdeskError


def test_an_error_is_one_line_of_its_parts() -> None:
    error = SfdeskError("It broke.", kept="All is there.", do="Try again.", detail="E1")
    assert str(error) == error.user_text == "It broke. All is there. Try again."
    assert (error.happened, error.kept, error.do, error.detail) == (
        "It broke.",
        "All is there.",
        "Try again.",
        "E1",
    )
    assert error.args == ("It broke.",)


@pytest.mark.parametrize("part", ["kept", "do", "detail"])
def test_what_is_not_given_is_not_told(part: str) -> None:
    error = SfdeskError("It broke.")
    assert getattr(error, part) == ""
    assert error.user_text == "It broke."


def test_problems_of_content_stand_on_a_line_each() -> None:
    error = ContentError(["a.toml: x", "b.toml: y"])
    assert error.problems == ["a.toml: x", "b.toml: y"]
    assert error.happened == "The content has 2 problems; nothing was built."
    assert error.do == "Mend them and build again:\na.toml: x\nb.toml: y"
    assert error.kept == ""
