"""Nobody can tell whether something lies in a folder that is closed to us: that is what is said."""

import errno
from pathlib import Path
from typing import Any

import pytest

from sfdesk.app import App
from sfdesk.core.files import may_be_folder, may_be_there
from sfdesk.core.paths import Profile
from sfdesk.core.policy import current_policy
from sfdesk.local.errors import LocalError
from sfdesk.local.exchange.hsds_package import services_in
from sfdesk.local.network import is_on_network
from sfdesk.local.team import publish


@pytest.fixture
def closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that may not be looked into, also not by a user who may everything."""
    folder = tmp_path / "closed"
    folder.mkdir()

    def forbidden(path: Path) -> None:
        if folder in path.parents:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))

    for name in ("stat", "exists", "is_dir", "is_file", "mkdir", "iterdir"):
        usual = getattr(Path, name)

        def method(path: Path, *given: Any, usual: Any = usual, **named: Any) -> Any:
            forbidden(path)
            return usual(path, *given, **named)

        monkeypatch.setattr(Path, name, method)
    return folder


def test_what_may_be_there_is_not_taken_for_missing(closed: Path, tmp_path: Path) -> None:
    assert may_be_there(closed / "x")
    assert may_be_folder(closed / "x")
    assert not may_be_there(tmp_path / "x")
    assert not may_be_folder(tmp_path / "x")
    assert not is_on_network(closed / "x")


def test_a_policy_that_may_not_be_looked_for_lets_nothing_in(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sfdesk.core.policy.policy_file", lambda: closed / "policy.toml")
    policy = current_policy()
    assert policy.wrong
    assert not policy.installing
    assert policy.require_signed


def test_nothing_is_published_there_in_plain_words(closed: Path) -> None:
    with pytest.raises(LocalError, match="could not be written"):
        publish(closed / "team", b"")


def test_a_package_there_is_not_called_empty(closed: Path) -> None:
    with pytest.raises(LocalError, match=r"cannot be read\. You may not open it\."):
        services_in(closed / "package")


def test_a_start_does_not_fail_for_a_choice_that_cannot_be_read(
    closed: Path, second_built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SFDESK_EDITION", raising=False)
    monkeypatch.setattr("sfdesk.app.shipped_edition", lambda: second_built)
    monkeypatch.setattr("sfdesk.editions.pointer.shipped_edition", lambda: second_built)
    app = App(Profile.below(closed / "profile"))
    assert app.folder == second_built
    assert app.has_local_layer
