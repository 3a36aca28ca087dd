"""The line between visitors and a server, which a test can hold up, cut and mend."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock, Thread

_MOST = 65_536


class Relay:
    """Passes on what visitors and the server say to each other, until it is cut."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._lock = Lock()
        self._lines: list[socket.socket] = []
        self._passes, self._accepts = True, True
        self._door = socket.create_server(("127.0.0.1", 0))
        Thread(target=self._wait_at_the_door, daemon=True).start()

    @property
    def address(self) -> str:
        """Where visitors find the server through this line."""
        return f"http://127.0.0.1:{self._door.getsockname()[1]}"

    def swallow(self) -> None:
        """Let nothing more of what visitors say arrive, although they do not notice."""
        self._passes = False

    def cut(self) -> None:
        """Break every line, and let nobody in."""
        with self._lock:
            self._accepts = False
            for line in self._lines:
                _end(line)
            self._lines.clear()

    def mend(self) -> None:
        """Let visitors in again, and pass on what they say."""
        with self._lock:
            self._passes = self._accepts = True

    def close(self) -> None:
        """Break every line for good."""
        self.cut()
        _end(self._door)

    def _wait_at_the_door(self) -> None:
        with suppress(OSError):
            while True:
                visitor, _ = self._door.accept()
                self._let_in(visitor)

    def _let_in(self, visitor: socket.socket) -> None:
        with self._lock:
            try:
                if not self._accepts:
                    raise ConnectionRefusedError
                server = socket.create_connection(("127.0.0.1", self._port))
            except OSError:
                _end(visitor)
                return
            self._lines += [visitor, server]
        Thread(target=self._pass_on, args=(visitor, server, True), daemon=True).start()
        Thread(target=self._pass_on, args=(server, visitor, False), daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket, asked: bool) -> None:
        with suppress(OSError):
            while said := source.recv(_MOST):
                if self._passes or not asked:
                    target.sendall(said)
        _end(source)
        _end(target)


@contextmanager
def relay(port: int) -> Iterator[Relay]:
    """A line to the server on this port, until the block ends."""
    line = Relay(port)
    try:
        yield line
    finally:
        line.close()


def _end(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
    line.close()
