"""The settings that the page relies on."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from streamlit import config

SETTINGS = tomllib.loads(Path(".streamlit/config.toml").read_text(encoding="utf-8"))


def test_every_setting_is_known_to_streamlit() -> None:
    """An option that an upgrade has dropped, hidden ones included, is noticed here."""
    known = set(config.get_config_options())

    assert set() == set(_names(SETTINGS)) - known


def _names(settings: dict[str, Any], path: str = "") -> Iterator[str]:
    """The full name of every setting, however deep its section lies."""
    for name, value in settings.items():
        if isinstance(value, dict):
            yield from _names(value, f"{path}{name}.")
        else:
            yield f"{path}{name}"


def test_no_full_garbage_collection_after_each_run() -> None:
    """The hidden option that decides how many people one server carries stays off."""
    assert SETTINGS["runner"]["postScriptGC"] is False


def test_nothing_is_told_to_third_parties_and_no_traceback_to_visitors() -> None:
    """No usage statistics leave the machine, and errors show no code."""
    assert SETTINGS["browser"]["gatherUsageStats"] is False
    assert "none" == SETTINGS["client"]["showErrorDetails"]


def test_only_this_computer_is_served_unless_somebody_says_otherwise() -> None:
    """By default nobody on the network reaches the page, and no browser window opens by itself."""
    assert "127.0.0.1" == SETTINGS["server"]["address"]
    assert SETTINGS["server"]["headless"] is True


def test_what_only_programs_and_other_pages_use_is_off() -> None:
    """No remote control, no frame around the page, no upload without its token, none too large."""
    assert SETTINGS["server"]["enableAgentApi"] is False
    assert SETTINGS["server"]["enableXsrfProtection"] is True
    assert SETTINGS["server"]["maxUploadSize"] <= 5
    assert [] == SETTINGS["client"]["allowedOrigins"]
    assert "minimal" == SETTINGS["client"]["toolbarMode"]


def test_no_third_party_is_asked_for_our_address() -> None:
    """Streamlit's own greeting would ask one; ours does not."""
    assert SETTINGS["logger"]["hideWelcomeMessage"] is True
