"""What of the tests cannot run under Wine, each with the reason; nothing else is left out here.

What Windows itself has not, or this machine, the tests say themselves.
"""

_NO_PRINTER = "Wine has no printer here, and Windows' print dialog wants one"
_TWO_COPIES = (
    "SQLite under Wine meets a disk I/O error now and then where two processes make copies in one "
    "folder; whether it does on Windows was not tried"
)
_REASONS = {
    "tests/end2end/local/test_store.py::test_two_processes_make_the_same_backup": _TWO_COPIES,
    "tests/gui/test_wheel.py::test_choices_of_the_systems_print_dialog_are_guarded": _NO_PRINTER,
    "tests/gui/test_other_windows.py::test_no_file_stays_open": (
        "Wine shows Linux's /proc, in which the files are those that Wine has open"
    ),
}
"""By the beginning of a test's name."""


def why(test: str) -> str:
    """Return why a test is left out under Wine, or nothing where it runs."""
    return next((told for start, told in _REASONS.items() if test.startswith(start)), "")
