"""The server, started as people start it: the same protections, a clean end, plain refusals."""

import signal
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import psycopg
import pytest
from sqlalchemy.engine import make_url
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from assessor import shipped
from assessor.store import shelf
from assessor.store.engine import Database
from assessor.web.serving.gate import AGENT_CLOSED, CLOSED, ONLY_HERE
from assessor.web.serving.headers import of_the_page
from assessor.web.serving.probes import GONE
from tests.command_line import CommandLine
from tests.databases import new_database
from tests.processes import Running, free_port, run_to_its_end, running

TOO_LARGE = 5 * 1024 * 1024 + 1
EVERYBODY = ".".join("0000")
SPOKEN = [Subprotocol("streamlit")]


def test_every_route_is_guarded(server: Running) -> None:
    """Page, probes and what is closed answer as they should, each with all the headers."""
    wanted = {
        "/": (200, "<!DOCTYPE html>"),
        "/questions": (200, "<!DOCTYPE html>"),
        "/healthz": (200, '{"alive":true}'),
        "/readyz": (200, '{"ready":true}'),
        "/_stcore/health": (200, "ok"),
        "/_stcore/host-config": (200, '"allowedOrigins":[]'),
        "/_stcore/metrics": (404, CLOSED),
        "/_stcore/script-health-check": (404, CLOSED),
        "/_stcore/agent/openapi.json": (403, AGENT_CLOSED),
        "/_stcore/agent/interact": (403, AGENT_CLOSED),
        "/_stcore/agent/mcp": (403, AGENT_CLOSED),
    }
    found = {path: httpx2.get(server.address + path) for path in wanted}

    assert {path: status for path, (status, _) in wanted.items()} == {
        path: answer.status_code for path, answer in found.items()
    }
    assert [] == [path for path, (_, text) in wanted.items() if text not in found[path].text]
    for answer in found.values():
        assert of_the_page() == {name: answer.headers.get(name) for name in of_the_page()}


def test_only_this_computer_by_its_own_name_is_served(server: Running) -> None:
    """Neither a page that borrows this computer's address nor a socket from elsewhere gets in."""
    port = urlsplit(server.address).port
    stream = stream_of(server)
    borrowed = httpx2.get(server.address, headers={"Host": f"evil.example:{port}"})

    assert (403, ONLY_HERE) == (borrowed.status_code, borrowed.text)
    with (
        pytest.raises(InvalidStatus) as refused,
        connect(stream, origin=Origin("https://evil.example"), subprotocols=SPOKEN),
    ):
        pass
    assert 403 == refused.value.response.status_code
    with connect(stream, origin=Origin(server.address), subprotocols=SPOKEN) as socket:
        assert "streamlit" == socket.subprotocol


def test_uploads_need_their_token_and_have_a_limit(server: Running) -> None:
    """A form elsewhere cannot store files here, and nobody can fill the memory with one."""
    with (
        httpx2.Client(base_url=server.address) as visitor,
        connect(stream_of(server), subprotocols=SPOKEN, max_queue=None) as socket,
    ):
        visitor.get("/_stcore/health")
        token = {"X-Xsrftoken": visitor.cookies["_streamlit_xsrf"]}
        path = f"/_stcore/upload_file/{visit_of(socket)}/file"

        def put(size: int, headers: dict[str, str]) -> int:
            files = {"file": ("notes.txt", b"x" * size)}
            return visitor.put(path, files=files, headers=headers).status_code

        assert 403 == put(1, {})
        assert 204 == put(1, token)
        assert 413 == put(TOO_LARGE, token)


def stream_of(server: Running) -> str:
    """Where a browser's socket goes."""
    return server.address.replace("http", "ws", 1) + "/_stcore/stream"


def visit_of(socket: ClientConnection) -> str:
    """Begin a visit as a browser does; the name that the server gives it."""
    socket.send(BackMsg(rerun_script=ClientState()).SerializeToString())
    for received in socket:
        message = ForwardMsg.FromString(received)
        if message.HasField("new_session"):
            return str(message.new_session.initialize.session_id)
    raise AssertionError("the server ended the visit before it began")


def test_stopping_is_clean_with_visitors_inside() -> None:
    """Control-C ends it at once with code 0 and one word, although a browser is connected."""
    with (
        running(["assessor", "serve", "--port", str(free_port())]) as server,
        connect(stream_of(server), subprotocols=SPOKEN, max_queue=None) as socket,
    ):
        visit_of(socket)
        server.process.send_signal(signal.SIGINT)

        assert 0 == server.process.wait(timeout=60)
    assert ["Stopped."] == server.heard()


@pytest.mark.parametrize(
    "command",
    [
        ["assessor", "serve", "--host", EVERYBODY],
        ["streamlit", "run", "streamlit_app.py", "--server.address", EVERYBODY],
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_where_nobody_signs_in_it_is_not_opened_to_others(command: list[str]) -> None:
    """Started for everybody without sign-in, it refuses in one sentence with the remedy."""
    ended = run_to_its_end(command)
    said = ended.stderr.decode()

    assert 0 != ended.returncode
    assert b"" == ended.stdout
    assert said.startswith(f"{EVERYBODY} can be reached by others, and nobody signs in here")
    assert "set up sign-in: see README, Serving a team." in said
    assert 1 == len(said.splitlines())


def test_a_file_of_secrets_with_a_slip_stops_it(tmp_path: Path) -> None:
    """Rather than serve without sign-in, it says what is wrong and does not start."""
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "secrets.toml").write_text("[auth\n", encoding="utf-8")
    ended = run_to_its_end(["assessor", "serve"], tmp_path)

    assert 2 == ended.returncode
    assert "Nobody could sign in, so nothing was started." in ended.stderr.decode()


def test_a_port_that_is_taken_is_told(assessor: CommandLine, server: Running) -> None:
    """With the remedy, and without starting anything."""
    port = urlsplit(server.address).port
    run = assessor("serve", "--port", port)

    assert (2, f"Port {port} is taken. Choose another, or leave it out.\n") == (run.code, run.err)


@pytest.mark.parametrize("port", ["0x10", "65536", "-1", "http"])
def test_what_is_no_port_is_told(assessor: CommandLine, port: str) -> None:
    """Wrong usage, in the words of the command line."""
    run = assessor("serve", f"--port={port}")

    assert 2 == run.code
    assert "is no port; write a number up to 65535" in run.err


def test_the_worked_examples_are_taken_in_once(tmp_path: Path) -> None:
    """`make run` opens the page on them, and finds them again as they were left."""
    address = f"sqlite:///{tmp_path / 'store.sqlite'}"
    command = ["assessor", "serve", "--examples", "--database", address]
    begun = []
    for _ in range(2):
        with running([*command, "--port", str(free_port())]) as server:
            assert {"ready": True} == httpx2.get(f"{server.address}/readyz").json()
        database = Database(address)
        with database.reading() as connection:
            begun.append({entry.id for entry in shelf.entries(connection)})
        database.close()

    assert [{path.stem for path in shipped.examples()}] * 2 == begun


def test_a_store_that_cannot_be_used_is_told() -> None:
    """With what to write instead, and before anything is served."""
    ended = run_to_its_end(["assessor", "serve", "--examples", "--database", "nowhere"])

    assert 2 == ended.returncode
    assert b"Write sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME." in ended.stderr


def test_a_store_that_goes_and_comes_back_is_noticed(postgres: str) -> None:
    """Not ready while nobody may connect to its database; ready again once they may."""
    store = new_database(postgres)
    with running(["assessor", "serve", "--database", store]) as server:
        seen = [ready(server)]
        let_in(postgres, store, allowed=False)
        seen.append(ready(server))
        let_in(postgres, store, allowed=True)
        seen.append(ready(server))

    assert [(200, '{"ready":true}'), (503, GONE), (200, '{"ready":true}')] == seen


def ready(server: Running) -> tuple[int, str]:
    """What the server says of being ready."""
    answer = httpx2.get(f"{server.address}/readyz", timeout=60)
    return answer.status_code, answer.text


def let_in(postgres: str, store: str, *, allowed: bool) -> None:
    """Let programs connect to a database, or let none and throw out those that have."""
    name = make_url(store).database or ""
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS {allowed}".encode())
        if not allowed:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name]
            )


def test_a_port_in_use_leads_to_the_next() -> None:
    """Whoever runs it twice finds the second at another address."""
    with running(["assessor", "serve"]) as first, running(["assessor", "serve"]) as second:
        assert first.address != second.address
        assert {"alive": True} == httpx2.get(f"{second.address}/healthz").json()
