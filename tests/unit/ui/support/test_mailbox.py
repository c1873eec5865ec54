"""What another thread posts is done on the thread of the interface, in order."""

import sys
from functools import partial
from threading import Thread, current_thread, main_thread

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from sfdesk.ui.support.mailbox import Mailbox


def from_another_thread(*posts: partial[None]) -> None:
    def post() -> None:
        for each in posts:
            each()

    thread = Thread(target=post)
    thread.start()
    thread.join()


def test_it_is_done_in_order_on_the_thread_of_the_interface(qtbot: QtBot) -> None:
    mailbox, done = Mailbox(), list[int]()

    def do(number: int) -> None:
        assert current_thread() is main_thread()
        done.append(number)

    from_another_thread(*(partial(mailbox.post, partial(do, number)) for number in range(100)))
    assert not done
    qtbot.waitUntil(lambda: len(done) == 100)
    assert done == list(range(100))


def test_what_is_posted_while_something_is_done_comes_after_it(qtbot: QtBot) -> None:
    mailbox, done = Mailbox(), list[str]()

    def first() -> None:
        mailbox.post(partial(done.append, "last"))
        done.append("first")

    mailbox.post(first)
    mailbox.post(partial(done.append, "second"))
    qtbot.waitUntil(lambda: len(done) == 3)
    assert done == ["first", "second", "last"]


def test_a_bug_in_it_is_told_and_the_next_is_done(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, done = list[object](), list[str]()
    monkeypatch.setattr(sys, "excepthook", lambda *bug: told.append(bug[0]))
    mailbox = Mailbox()
    mailbox.post(lambda: [].pop())
    mailbox.post(partial(done.append, "next"))
    qtbot.waitUntil(lambda: bool(done))
    assert told == [IndexError]


def test_what_is_posted_to_one_that_is_deleted_is_not_done(qtbot: QtBot) -> None:
    mailbox, other, done = Mailbox(), Mailbox(), list[str]()
    mailbox.post(partial(done.append, "gone"))
    Shiboken.delete(mailbox)
    other.post(partial(done.append, "done"))
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["done"]
