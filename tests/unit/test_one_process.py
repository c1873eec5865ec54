"""What would start a process fails a unit test, and is told where it belongs."""

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor

import pytest


def fork() -> None:
    if os.fork() == 0:
        os._exit(0)


def in_a_pool() -> None:
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        pool.submit(print).result()


posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such calls")


@pytest.mark.parametrize(
    "start",
    [
        lambda: subprocess.run([sys.executable, "--version"], check=False),
        lambda: os.popen("cd").close(),
        lambda: os.system("cd"),
        lambda: multiprocessing.get_context("spawn").Process(target=print).start(),
        in_a_pool,
        pytest.param(fork, marks=posix),
        pytest.param(lambda: os.spawnlp(os.P_WAIT, "true", "true"), marks=posix),
        pytest.param(lambda: os.posix_spawn("/bin/true", ["true"], {}), marks=posix),
    ],
    ids=["run", "popen", "system", "Process", "pool", "fork", "spawnlp", "posix_spawn"],
)
def test_no_unit_test_starts_a_process(start: Callable[[], object]) -> None:
    with pytest.raises(pytest.fail.Exception, match="stands in tests/end2end"):
        start()
