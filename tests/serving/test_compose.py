"""compose.yaml says nothing that is not so: its files, settings and routes are ours.

That its parts work together is shown by tests/browser/test_installation.py.
"""

import re
import tomllib
from typing import Any

import pytest
import streamlit as st
import yaml

from assessor import settings
from assessor.cli import parser
from assessor.web import identity
from assessor.web.serving.probes import READY
from tests.processes import ROOT

COMPOSED: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
SERVERS = ("app1", "app2")
FILLED = re.compile(r"\$\{(\w+):\?Write (\w+) into \.env\}")


def image() -> list[str]:
    """The lines from which the servers' image is built."""
    text: str = COMPOSED["x-app"]["build"]["dockerfile_inline"]
    return text.replace("\\\n", "").splitlines()


def filled(text: str) -> str:
    """A text with everything filled in that the operator must say."""
    return FILLED.sub(lambda found: f"https://{found[1].lower()}.example/of-32-letters", text)


def test_the_image_holds_what_serving_needs() -> None:
    """Everything that is copied is there, and the front door and its settings are among it."""
    copied = [path for line in image() if line.startswith("COPY") for path in line.split()[1:-1]]

    assert [] == [path for path in copied if not (ROOT / path).exists()]
    assert {
        "requirements.lock",
        "pyproject.toml",
        "streamlit_app.py",
        ".streamlit/config.toml",
        "questionnaires",
        "scoring",
        "assessor",
    } <= set(copied)


def test_the_image_starts_a_command_of_ours() -> None:
    """What the servers run is a command line that the toolkit understands."""
    command = yaml.safe_load(image()[-1].removeprefix("CMD "))
    said = parser().parse_args(command[1:])

    assert "assessor" == command[0]
    assert 8501 == said.port


def test_nothing_secret_has_a_default() -> None:
    """Whatever the operator must say is asked for by name, and starting without it is refused."""
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    wanted = FILLED.findall(text)

    assert len(wanted) == len(re.findall(r"(?<!\$)\$\{", text))
    assert [] == [names for names in wanted if names[0] != names[1]]
    explained = re.findall(r"^#\s+([A-Z_]+)=", text, re.MULTILINE)

    assert set(explained) == {name for name, _ in wanted}


def test_the_sign_in_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once filled in, it is sign-in as the servers want it."""
    monkeypatch.setattr(
        st, "secrets", tomllib.loads(filled(COMPOSED["configs"]["sign_in"]["content"]))
    )

    assert identity.people_sign_in()
    assert identity.problem() is None


def test_the_servers_share_one_store_and_say_when_they_are_ready() -> None:
    """Both are the same but for their names; each is asked for its store, not for the page."""
    first, second = (COMPOSED["services"][name] for name in SERVERS)
    chosen = settings.read(first["environment"])

    assert first == second
    assert chosen.database.startswith("postgresql://assessor:")
    assert READY in first["healthcheck"]["test"][-1]


def test_the_store_is_reached_by_the_servers_alone() -> None:
    """The database has no way out and no way in; only nginx is called from outside."""
    services = COMPOSED["services"]

    assert ["inside"] == services["store"]["networks"]
    assert COMPOSED["networks"]["inside"]["internal"] is True
    assert ["proxy"] == [name for name, one in services.items() if "ports" in one]
    assert [True] == [one.startswith("127.0.0.1:") for one in services["proxy"]["ports"]]
