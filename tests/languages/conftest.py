"""What the tests of languages share: a folder for languages of their own."""

from pathlib import Path

import pytest

from assessor.languages.folders import MORE


@pytest.fixture
def languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of further languages, which the environment names."""
    folder = tmp_path / "languages"
    folder.mkdir()
    monkeypatch.setenv(MORE, str(folder))
    return folder
