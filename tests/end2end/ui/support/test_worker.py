"""The worker answers while the interface defines classes of Qt's, as imports do at the start.

PySide keeps a table of such classes and grows it without a lock. An object of Qt's on the worker's
thread was looked up there while it grew, once in some hundred starts: the process crashed.
"""

import os
import subprocess
import sys

import pytest

# A table of so many classes is about to grow, which takes milliseconds: 20,753 is one of the sizes
# that the C++ library of GCC gives to tables. Each child begins there.
_PROGRAM = """
import os
import sfdesk.ui
from PySide6.QtCore import QCoreApplication, QObject
from sfdesk.ui.support.worker import Worker

classes = [type("Made", (QObject,), {}) for _ in range(20650)]
statuses = []
for _ in range(40):
    child = os.fork()
    if not child:
        application = QCoreApplication([])
        for _ in range(40):
            worker, answers = Worker(), []
            worker.ask(name="one", work=int, done=answers.append, failed=answers.append)
            classes += [type("Made", (QObject,), {}) for _ in range(3)]
            while not answers:
                application.processEvents()
            worker.stop()
        os._exit(0 if answers == [0] else 1)
    statuses.append(os.waitpid(child, 0)[1])
print(statuses)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only where processes fork")
def test_no_process_crashes() -> None:
    run = subprocess.run(
        [sys.executable, "-c", _PROGRAM], capture_output=True, text=True, timeout=300
    )
    assert (run.stderr, run.stdout) == ("", f"{[0] * 40}\n")
