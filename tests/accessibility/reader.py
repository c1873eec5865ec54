"""Not a test: what a screen reader sees and hears of the program, read over AT-SPI.

    /usr/bin/python3 reader.py

Runs in the system's Python, which has the bindings, and knows nothing of sfdesk. A line of
standard input is answered by a line of JSON:

``walk``
    the tree of the window that shows and was opened last, a dialog where there is one: ``{role,
    name, states, level, children}``, and of what is on the screen ``{description, box, text,
    relations}``, with a box ``[x, y, width, height]`` there;
``heard``
    what was announced since it was asked last: ``[[text, politeness], …]``;
``hear``
    the same, once there is something;
``focus``
    ``[role, name]`` of what was told last to have the keyboard, or null.
"""

import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - the version comes first

PROGRAM = "sfdesk"
TOLD = "FOCUSABLE FOCUSED SHOWING CHECKABLE CHECKED EXPANDABLE EXPANDED COLLAPSED ENABLED SELECTED"
STATES = {getattr(Atspi.StateType, name): name.lower() for name in TOLD.split()}
MOST_CHILDREN = 400
_PATIENCE, _SOON, _AFTER = 60_000, 300, 150
"""Milliseconds in which something that is to come is heard, in which something that may come is,
and in which it would be heard twice."""

heard: list[tuple[str, int]] = []
focused: list[list[str]] = []


def program() -> Any:
    """Return the application, once it is on the bus."""
    desktop = Atspi.get_desktop(0)
    for number in range(desktop.get_child_count()):
        found = desktop.get_child_at_index(number)
        if found is not None and PROGRAM in (found.get_name() or "").lower():
            found.clear_cache()
            return found
    return None


def node(thing: Any) -> dict[str, Any]:
    """Return what the bus tells of one thing and of what is in it and shows."""
    states = thing.get_state_set()
    told: dict[str, Any] = {
        "role": thing.get_role_name(),
        "name": thing.get_name() or "",
        "states": [name for state, name in STATES.items() if states.contains(state)],
    }
    attributes = thing.get_attributes() or {}
    if "level" in attributes:
        told["level"] = int(attributes["level"])
    # Each answer is a message to the program and back, and most of what it holds is out of sight.
    if states.contains(Atspi.StateType.SHOWING):
        told |= on_the_screen(thing)
    told["children"] = [node(child) for child in children(thing)]
    return told


def on_the_screen(thing: Any) -> dict[str, Any]:
    """Return what is asked only of what is on the screen."""
    relations = [each.get_relation_type().value_nick for each in thing.get_relation_set()]
    told = {"description": thing.get_description() or "", "relations": relations}
    if component := thing.get_component_iface():
        box = component.get_extents(Atspi.CoordType.SCREEN)
        told["box"] = [box.x, box.y, box.width, box.height]
    if text := thing.get_text_iface():
        told["text"] = text.get_text(0, text.get_character_count())
    return told


def children(thing: Any) -> Iterator[Any]:
    """Yield what is in a thing and shows."""
    for number in range(min(thing.get_child_count(), MOST_CHILDREN)):
        child = thing.get_child_at_index(number)
        if child is None:
            continue
        # Of states that are kept here not every change is told.
        child.clear_cache()
        if child.get_state_set().contains(Atspi.StateType.VISIBLE):
            yield child


def front() -> dict[str, Any] | None:
    """Return the tree of the window that shows and was opened last."""
    found = program()
    *_, last = children(found) if found else [None]
    return node(last) if last else None


def focus() -> list[str] | None:
    """Return role and name of what was told last to have the keyboard."""
    _listen(lambda: False, _AFTER)
    return focused[-1] if focused else None


def take_heard(patience: int = _SOON) -> list[tuple[str, int]]:
    """Return what was announced since the last time, and what comes soon."""
    _listen(lambda: bool(heard), patience)
    _listen(lambda: False, _AFTER)
    told = [*heard]
    heard.clear()
    return told


def _listen(enough: Callable[[], bool], milliseconds: int) -> None:
    """Let what is on its way come in, for so long at most."""
    over: list[bool] = []
    GLib.timeout_add(milliseconds, lambda: over.append(True))
    while not (over or enough()):
        GLib.MainContext.default().iteration(True)


ANSWERS: dict[str, Callable[[], object]] = {
    "walk": front,
    "heard": take_heard,
    "hear": lambda: take_heard(_PATIENCE),
    "focus": focus,
}


def hear(event: Any) -> None:
    """Keep what is announced."""
    heard.append((str(event.any_data), event.detail1))


def see_focus(event: Any) -> None:
    """Keep what is told to have the keyboard."""
    if event.detail1:
        focused.append([event.source.get_role_name(), event.source.get_name()])


def answer(channel: GLib.IOChannel, _condition: object) -> bool:
    """Answer one line."""
    line = channel.readline().strip()
    if not line:
        Atspi.event_quit()
        return False
    try:
        told: object = ANSWERS[line]()
    except GLib.Error as error:
        # A thing may go while it is being read.
        told = {"error": str(error)}
    sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    sys.stdout.flush()
    return True


def main() -> None:
    """Listen and answer until standard input ends."""
    Atspi.init()
    listener = Atspi.EventListener.new(hear)
    listener.register("object:announcement")
    watcher = Atspi.EventListener.new(see_focus)
    watcher.register("object:state-changed:focused")
    watched = GLib.IOCondition.IN | GLib.IOCondition.HUP
    GLib.io_add_watch(GLib.IOChannel.unix_new(0), GLib.PRIORITY_DEFAULT, watched, answer)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    Atspi.event_main()


if __name__ == "__main__":
    main()
