"""The settings that the page relies on."""

import tomllib
from pathlib import Path

from streamlit import config

SETTINGS = tomllib.loads(Path(".streamlit/config.toml").read_text(encoding="utf-8"))


def test_every_setting_is_known_to_streamlit() -> None:
    """An option that an upgrade has dropped, hidden ones included, is noticed here."""
    written = {f"{section}.{name}" for section in SETTINGS for name in SETTINGS[section]}
    known = set(config.get_config_options())

    assert set() == written - known


def test_no_full_garbage_collection_after_each_run() -> None:
    """The hidden option that decides how many people one server carries stays off."""
    assert SETTINGS["runner"]["postScriptGC"] is False


def test_nothing_is_told_to_third_parties_and_no_traceback_to_visitors() -> None:
    """No usage statistics leave the machine, and errors show no code."""
    assert SETTINGS["browser"]["gatherUsageStats"] is False
    assert "none" == SETTINGS["client"]["showErrorDetails"]
