"""What one visitor has on screen and has chosen, made from the messages of the server.

It neither sends nor receives, so that one visitor or fifty can be made of it. The tree
of elements is kept as the page keeps it: what a run has not drawn again is gone.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

Place = tuple[int, ...]
CHOICES, BUTTONS, LINES, RADIOS = "button_group", "button", "text_input", "radio"
WRITTEN = (LINES, "text_area")
CONTROLS = (CHOICES, BUTTONS, RADIOS, *WRITTEN, "number_input", "date_input")
_TAG = re.compile(r"<[^>]*>")


class Node(NamedTuple):
    """An element or a container: in which run and for which fragment it was drawn last."""

    kind: str
    run: str
    fragment: str
    drawn: Any

    @property
    def id(self) -> str:
        """The name that the server gives it; ends with the key that our code gave it."""
        return str(getattr(self.drawn, "id", ""))


class Ended(NamedTuple):
    """A run of the script has ended. whole: of the page, not of a fragment."""

    whole: bool


class Screen:
    """What the server has drawn for one visitor, and what they have chosen of it."""

    def __init__(self, address: str, page: str = "", query: str = "") -> None:
        self.address, self._page, self.query = address, page, query
        self.session = ""
        self.faults: list[str] = []
        self.refreshing: dict[str, float] = {}
        self._nodes: dict[Place, Node] = {}
        self._chosen: dict[str, WidgetState] = {}
        self._run = ""
        self._page_hash = ""
        self._known: dict[str, ForwardMsg] = {}

    # What is on screen

    def text(self, within: str = "") -> str:
        """All words of ours, or those within the container that has this key."""
        drawn = " ".join(node.drawn.body for node in self._within(within) if node.kind == "html")
        return " ".join(unescape(_TAG.sub(" ", drawn)).split())

    def controls(self, within: str = "", kind: str | None = None) -> list[Node]:
        """The controls on screen, or those within a container, in their order."""
        return [
            node
            for node in self._within(within)
            if (node.kind in CONTROLS if kind is None else node.kind == kind)
        ]

    def control(self, kind: str, label: str, within: str = "") -> Node:
        """The one control of this kind whose label holds these words."""
        found = [one for one in self.controls(within, kind) if label in one.drawn.label]
        if len(found) != 1:
            raise AssertionError(f"{len(found)} controls {label!r} in {within or 'the page'}")
        return found[0]

    def chosen(self, control: Node) -> list[str]:
        """The words that are marked in a control that lists them."""
        state = self._chosen.get(control.id)
        if state is not None:
            return list(state.string_array_value.data)
        return [options(control)[at] for at in control.drawn.default]

    def _within(self, key: str) -> Iterator[Node]:
        places = [
            place
            for place, node in self._nodes.items()
            if node.kind == "block" and node.id.endswith(f"-{key}")
        ]
        for place in sorted(self._nodes):
            if not key or any(place[: len(outer)] == outer for outer in places):
                yield self._nodes[place]

    # What the visitor does

    def choose(self, control: Node, *words: str) -> None:
        """Mark words in a control that lists them."""
        state = WidgetState(id=control.id)
        state.string_array_value.data.extend(words)
        self._chosen[control.id] = state

    def mark(self, control: Node, word: str) -> None:
        """Mark one word in a control of the kind that bare pages have."""
        self._chosen[control.id] = WidgetState(id=control.id, string_value=word)

    write = mark

    def request(self, control: Node | None = None, *, fragment: str | None = None) -> bytes:
        """What the page sends once something has changed: everything that is chosen.

        control: whose change it is, or the button that is pressed. fragment: to be drawn
        anew by the clock.
        """
        message = BackMsg()
        state = message.rerun_script
        state.query_string = self.query
        state.page_script_hash = self._page_hash
        state.page_name = "" if self._page_hash else self._page
        state.fragment_id = fragment or (control.fragment if control else "")
        state.is_auto_rerun = fragment is not None
        state.widget_states.widgets.extend(self._chosen.values())
        if control is not None and control.kind == BUTTONS:
            state.widget_states.widgets.append(WidgetState(id=control.id, trigger_value=True))
        state.cached_message_hashes.extend(self._known)
        state.context_info.timezone = "UTC"
        state.context_info.locale = "en-US"
        state.context_info.url = self.address
        return message.SerializeToString()

    # What the server says

    def hear(self, received: bytes) -> Ended | None:
        """Take in one message; says so if a run has ended with it."""
        message = ForwardMsg.FromString(received)
        what = message.WhichOneof("type")
        if what == "ref_hash":
            said = ForwardMsg()
            said.CopyFrom(self._known[message.ref_hash])
            said.metadata.CopyFrom(message.metadata)
            message, what = said, said.WhichOneof("type")
        elif message.metadata.cacheable:
            self._known[message.hash] = message
        if what == "script_finished":
            return self._ended(message)
        heard = getattr(self, f"_hear_{what}", None)
        if heard is not None:
            heard(message)
        return None

    def _hear_new_session(self, message: ForwardMsg) -> None:
        began = message.new_session
        self._run = message.metadata.run.script_run_id
        self._page_hash = began.page_script_hash
        self.session = began.initialize.session_id
        if not message.metadata.run.fragment_ids:
            self.refreshing.clear()

    def _hear_navigation(self, message: ForwardMsg) -> None:
        self._page_hash = message.navigation.page_script_hash

    def _hear_page_info_changed(self, message: ForwardMsg) -> None:
        self.query = message.page_info_changed.query_string

    def _hear_auto_rerun(self, message: ForwardMsg) -> None:
        self.refreshing[message.auto_rerun.fragment_id] = message.auto_rerun.interval

    def _hear_delta(self, message: ForwardMsg) -> None:
        place = tuple(message.metadata.delta_path)
        delta = message.delta
        if delta.HasField("add_block"):
            kind, drawn = "block", delta.add_block
        elif delta.HasField("new_element"):
            kind = delta.new_element.WhichOneof("type")
            drawn = getattr(delta.new_element, kind)
            self._forget_below(place)
        else:
            return
        if kind == "exception":
            self.faults.append(f"{drawn.type}: {drawn.message}")
        node = self._nodes[place] = Node(kind, self._run, delta.fragment_id, drawn)
        if getattr(drawn, "set_value", False):
            self._set(node)

    def _set(self, control: Node) -> None:
        """The server has put a value into a control; the page sends it from then on."""
        if control.kind == CHOICES:
            self.choose(control, *control.drawn.raw_values)
        elif control.kind in WRITTEN:
            self.write(control, control.drawn.value)

    def _forget_below(self, place: Place) -> None:
        """An element in the place of a container leaves nothing of it."""
        before = self._nodes.get(place)
        if before is not None and before.kind == "block":
            for each in [one for one in self._nodes if one[: len(place)] == place]:
                del self._nodes[each]

    def _ended(self, message: ForwardMsg) -> Ended | None:
        if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            return None
        run = message.metadata.run
        whole = not run.fragment_ids
        for place, node in list(self._nodes.items()):
            drawn_here = whole or node.fragment in run.fragment_ids
            if drawn_here and node.run != run.script_run_id:
                del self._nodes[place]
        shown = {node.id for node in self._nodes.values()}
        self._chosen = {name: one for name, one in self._chosen.items() if name in shown}
        return Ended(whole)


def options(control: Node) -> list[str]:
    """The words that a control lists."""
    if control.kind == RADIOS:
        return list(control.drawn.options)
    return [one.content for one in control.drawn.options]
