"""Another process makes the same index, and the same edition, of the same content."""

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import CONTENT, ROOT


def test_the_same_content_gives_the_same_files_in_another_process(
    built: Path, tmp_path: Path
) -> None:
    script = "import sys; from sfdesk.authoring.build import build_all; from pathlib import Path; "
    script += "build_all(Path(sys.argv[1]), Path(sys.argv[2]))"
    where = os.pathsep.join(str(ROOT / part) for part in ("scripts", "src"))
    subprocess.run(
        [sys.executable, "-c", script, str(CONTENT), str(tmp_path / "again")],
        check=True,
        env={**os.environ, "PYTHONPATH": where, "PYTHONHASHSEED": "7"},
    )
    for path in sorted(each for each in built.rglob("*") if each.is_file()):
        assert (tmp_path / "again" / path.relative_to(built)).read_bytes() == path.read_bytes()
