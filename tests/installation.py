"""The team's installation of compose.yaml, as processes: two servers, one store, nginx."""

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

import httpx2
import yaml

from tests.processes import ROOT, Running, free_port, running
from tests.serving.find_nginx import REMEDY, installed_nginx
from tests.signing_in import provider, secrets_in

STICKY = "assessor_server"
_LOG_FORMAT = "log_format led '$cookie_assessor_server $request_uri $upstream_addr'"


class Installation(NamedTuple):
    """Where people find it, its two servers, and what nginx noted of every request."""

    address: str
    servers: tuple[Running, Running]
    ports: tuple[int, int]
    noted: Path

    def led_to(self, visitor: str) -> int | None:
        """The port of the server that the last request of this visitor was led to."""
        lines = self.noted.read_text(encoding="utf-8").splitlines()
        noted = [line.split(" ", 2) for line in lines]
        found = [where for who, _, where in noted if who == visitor]
        return int(found[-1].rpartition(":")[2]) if found and found[-1] != "-" else None

    def visitor_of(self, port: int) -> str:
        """The name of a visitor whom nginx leads to the server at this port."""
        for number in range(100):
            name = f"visitor-{number}"
            httpx2.get(self.address, cookies={STICKY: name})
            if self.led_to(name) == port:
                return name
        raise AssertionError("nginx leads everybody to one server")


@contextmanager
def installed(folder: Path, database: str) -> Iterator[Installation]:
    """The whole installation on one store, until the block ends."""
    nginx = installed_nginx()
    if nginx is None:
        raise AssertionError(REMEDY)
    front, *behind = (free_port() for _ in range(3))
    address = f"http://localhost:{front}"
    first, second = behind
    with ExitStack() as stack:
        issuer = stack.enter_context(provider())
        secrets_in(folder, issuer, address)
        servers = [
            stack.enter_context(
                running(
                    ["assessor", "serve", "--port", str(port), "--database", database],
                    folder=folder,
                )
            )
            for port in behind
        ]
        stack.enter_context(_proxy(nginx, folder, front, (first, second)))
        yield Installation(address, (servers[0], servers[1]), (first, second), folder / "led.log")


@contextmanager
def _proxy(nginx: str, folder: Path, port: int, behind: tuple[int, int]) -> Iterator[None]:
    """Nginx with the settings of compose.yaml, on ports of ours."""
    settings = folder / "nginx.conf"
    settings.write_text(_settings(folder, port, behind), encoding="utf-8")
    command = [nginx, "-e", "stderr", "-p", str(folder), "-c", str(settings)]
    if os.geteuid() == 0:
        # Its workers would else become somebody who may not enter this test's folder.
        command += ["-g", "user root;"]
    # It returns when it listens, and goes on by itself.
    subprocess.run(command, check=True, timeout=60)
    try:
        yield
    finally:
        subprocess.run([*command, "-s", "stop"], check=True, timeout=60)


def _settings(folder: Path, port: int, behind: tuple[int, int]) -> str:
    composed = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    text: str = composed["configs"]["nginx"]["content"].replace("$$", "$")
    changes = {
        "listen 8080;": f"listen 127.0.0.1:{port};",
        "server app1:8501": f"server 127.0.0.1:{behind[0]}",
        "server app2:8501": f"server 127.0.0.1:{behind[1]}",
        "access_log off;": f"{_LOG_FORMAT}; access_log led.log led;",
    }
    for before, after in changes.items():
        assert 1 == text.count(before), before
        text = text.replace(before, after)
    return re.sub(r"(?<= )/tmp/", f"{folder}/", text)
