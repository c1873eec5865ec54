"""The list of hashes beside the packages, read by the tool that readers of it have."""

import shutil
import subprocess
from pathlib import Path

import pytest

import archive


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not here")
def test_the_list_of_hashes_is_one_that_sha256sum_reads(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("content")
    (tmp_path / "a").write_text("other")
    archive.write_sums(tmp_path)
    archive.write_sums(tmp_path)
    lines = (tmp_path / archive.SUMS).read_text().splitlines()
    assert [line.split()[1] for line in lines] == ["a", "b"]
    checked = subprocess.run(
        ["sha256sum", "--check", archive.SUMS], cwd=tmp_path, capture_output=True, check=False
    )
    assert checked.returncode == 0
