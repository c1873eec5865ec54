"""The language of the system is spoken where there is a translation into it; else it is English."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

_SAID = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from sfdesk.core.language import tr, tr_n
from sfdesk.ui.support import locale

locale.resources_folder = lambda: Path(sys.argv[1])
locale.speak_users_language()
application = QApplication(["sfdesk", "-platform", "offscreen"])
locale.have_qt_speak(application)
print(tr("Cancel"), tr_n("one", "{count} files", 5), application.layoutDirection().name)
"""


@pytest.fixture(scope="module")
def resources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of resources with translations of two texts into Polish and Arabic."""
    from translations import Text, compile_list, update

    folder = tmp_path_factory.mktemp("resources")
    said = {Text("Cancel", False), Text("{count} files", True)}
    for name, cancel in (("pl", "Anuluj"), ("ar", "إلغاء")):
        file = folder / "translations" / f"sfdesk_{name}.ts"
        update(file, language=name, said=said)
        forms = iter(range(9))
        made = file.read_text("utf8").replace(' type="unfinished"', "")
        made = made.replace("<translation></translation>", f"<translation>{cancel}</translation>")
        while "<numerusform></numerusform>" in made:
            form = f"<numerusform>form {next(forms)} {{count}}</numerusform>"
            made = made.replace("<numerusform></numerusform>", form, 1)
        file.write_text(made, "utf8")
        compile_list(file)
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="Windows is asked, not the environment")
@pytest.mark.parametrize(
    ("system", "said"),
    [
        ("pl_PL", "Anuluj form 2 5 LeftToRight"),
        ("ar_EG", "إلغاء form 3 ٥ RightToLeft"),
        ("en_GB", "Cancel 5 files LeftToRight"),
        ("cy_GB", "Cancel 5 files LeftToRight"),
        # The first language of the user for which there is something; English comes before Polish.
        ("cy_GB:pl", "Anuluj form 2 5 LeftToRight"),
        ("en_GB:pl", "Cancel 5 files LeftToRight"),
    ],
)
def test_the_users_language_is_spoken(resources: Path, system: str, said: str) -> None:
    languages = {"LC_ALL": f"{system.partition(':')[0]}.UTF-8", "LANGUAGE": system}
    done = subprocess.run(
        [sys.executable, "-c", _SAID, str(resources)],
        env={**os.environ, **languages, "PYTHONIOENCODING": "utf8"},
        capture_output=True,
        check=True,
        encoding="utf8",
    )
    assert done.stdout.strip() == said
