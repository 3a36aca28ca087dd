"""One visitor who waits for what the server answers, for tests of what is kept and lost."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.visiting.screen import BUTTONS, CHOICES, Ended, Node, Screen, options

_SECONDS = 30
"""Nothing waits for as long as this unless it waits for what will not come."""


class Visitor:
    """A screen on one open line to the server."""

    def __init__(self, socket: ClientConnection, screen: Screen) -> None:
        self.screen = screen
        self._socket = socket

    def ask(self, control: Node | None = None, *, fragment: str | None = None) -> None:
        """Let the server know what was changed, and go on without waiting."""
        self._socket.send(self.screen.request(control, fragment=fragment))

    def arrived(self) -> None:
        """Wait until everything that was sent has reached the server."""
        if not self._socket.ping().wait(_SECONDS):
            raise TimeoutError("the server does not answer")

    def chosen(self, link_id: str) -> list[str]:
        """What is marked as the answer to a question."""
        return self.screen.chosen(answers(self.screen, link_id))

    def until(self, seen: Callable[[Screen], bool]) -> None:
        """Take in what the server says until this is on screen and its run has ended."""
        self._listen(lambda ended: ended is not None and seen(self.screen))

    def hear_of(self, seen: Callable[[Screen], bool]) -> None:
        """Take in what the server says until this is on screen, and not a word more."""
        self._listen(lambda _: seen(self.screen))

    def press(self, label: str, within: str = "") -> None:
        """Press a button, and wait until a run has ended."""
        self.ask(self.screen.control(BUTTONS, label, within))
        self.until(lambda _: True)

    def pick(self, link_id: str, words: str) -> None:
        """Mark an answer to a question and send it, without waiting."""
        control = answers(self.screen, link_id)
        self.screen.choose(control, words)
        self.ask(control)

    def look_again(self) -> None:
        """Let the clock move on: whatever is redrawn by it is redrawn, without waiting."""
        for fragment in self.screen.refreshing:
            self.ask(fragment=fragment)

    def answer(self, link_id: str, words: str) -> None:
        """Mark an answer to a question, and wait until the page says that it is saved."""
        self.pick(link_id, words)
        self.until(lambda screen: says_saved(screen, link_id, words))

    def _listen(self, enough: Callable[[Ended | None], bool]) -> None:
        while True:
            try:
                received = self._socket.recv(timeout=_SECONDS)
            except TimeoutError:
                said = self.screen.text()
                raise AssertionError(f"The server says no more. On screen: {said}") from None
            if not isinstance(received, bytes):
                raise TypeError("the server speaks in bytes")
            if enough(self.screen.hear(received)):
                return


@contextmanager
def visiting(screen: Screen) -> Iterator[Visitor]:
    """A visitor from the moment that the page has been drawn for the first time."""
    with line_to(screen) as socket:
        visitor = Visitor(socket, screen)
        visitor.ask()
        visitor.until(lambda _: True)
        yield visitor


def line_to(screen: Screen, session: str = "") -> ClientConnection:
    """A line such as a browser opens. session: the visit that it takes up again."""
    spoken = [Subprotocol("streamlit")]
    if session:
        spoken += [Subprotocol("unsigned"), Subprotocol(session)]
    return connect(
        screen.address.replace("http", "ws", 1) + "/_stcore/stream",
        origin=Origin(screen.address),
        subprotocols=spoken,
        compression=None,
        max_size=None,
        max_queue=None,
        proxy=None,
    )


def answers(screen: Screen, link_id: str) -> Node:
    """The control in which a question is answered: the first of its card."""
    return screen.controls(f"{link_id}-card", CHOICES)[0]


def choices(screen: Screen, link_id: str) -> Sequence[str]:
    """The words of a question's answers, as the control lists them."""
    return options(answers(screen, link_id))


def says_saved(screen: Screen, link_id: str, words: str) -> bool:
    """Whether the page says of a question that this answer is saved."""
    said = screen.text(f"{link_id}-card")
    return "Saved " in said and words in said
