"""A computer that trusts two of three made-up people, and editions that they signed."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sfdesk.app import App
from sfdesk.authoring.build import build
from sfdesk.core.paths import Profile
from sfdesk.model.edition import Edition
from signers import cut_down, edition_file, root_file, with_info

MakeFile = Callable[..., Path]


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The policy file of this computer; what is written to it holds."""
    (tmp_path / "root.json").write_bytes(root_file())
    path = tmp_path / "policy.toml"
    path.write_text('format = 1\n[editions]\ntrusted_root = "root.json"\n')
    for module in ("policy", "paths"):
        monkeypatch.setattr(f"sfdesk.core.{module}.policy_file", lambda: path)
    return path


@pytest.fixture(scope="session")
def small(edition: Edition) -> Edition:
    """A small edition that keeps every rule."""
    return cut_down(edition)


@pytest.fixture(scope="session")
def signed(small: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small edition, newer by one, as a file that two people signed; made once."""
    newer = with_info(small, serial=small.info.serial + 1)
    return edition_file(newer, tmp_path_factory.mktemp("signed") / "new.sfedition")


@pytest.fixture
def make_file(tmp_path: Path, small: Edition, signed: Path) -> MakeFile:
    """Makes a signed edition file; ``info`` changes what the edition says of itself."""

    def _make(name: str = "new", base: Edition = small, **options: Any) -> Path:
        out = tmp_path / f"{name}.sfedition"
        if base is small and not options:
            return Path(shutil.copyfile(signed, out))
        info = {"serial": small.info.serial + 1, **options.pop("info", {})}
        return edition_file(with_info(base, **info), out, **options)

    return _make


@pytest.fixture(scope="session")
def small_built(small: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small edition, built once; a test gets a copy that it may spoil."""
    folder = tmp_path_factory.mktemp("small")
    build(small, folder)
    return folder


@pytest.fixture
def opened(
    profile: Profile, small_built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], App]:
    """Opens the application as a start does, over what was chosen."""
    built = Path(shutil.copytree(small_built, tmp_path / "shipped"))
    for module in ("app", "core.paths", "editions.pointer", "editions.installed"):
        monkeypatch.setattr(f"sfdesk.{module}.shipped_edition", lambda: built)
    monkeypatch.delenv("SFDESK_EDITION", raising=False)
    return lambda: App(profile)
