"""What every test shares."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from assessor.settings import DATABASE, LANGUAGE
from tests.command_line import CommandLine

pytest_plugins = ["tests.databases"]

# No deadline: a slow machine is not a wrong result. The same examples in every
# automatic run, so that a red build is about the change and not about the dice.
settings.register_profile("local", deadline=None)
settings.register_profile(
    "ci", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci" if os.environ.get("CI") else "local")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse a test that does not say in a sentence what it proves."""
    silent = [
        item.nodeid
        for item in items
        if isinstance(item, pytest.Function) and not (item.function.__doc__ or "").strip()
    ]
    if silent:
        raise pytest.UsageError(f"say in a docstring what these prove: {', '.join(silent)}")


@pytest.fixture(autouse=True, scope="session")
def _no_store_of_yours(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Whatever a test forgets, no assessment of whoever runs the tests is touched."""
    with pytest.MonkeyPatch.context() as environment:
        nobodys = tmp_path_factory.mktemp("nobodys") / "store.sqlite"
        environment.setenv(DATABASE, f"sqlite:///{nobodys}")
        yield


@pytest.fixture(autouse=True, scope="session")
def _not_your_language() -> Iterator[None]:
    """Whatever language the computer of whoever runs the tests speaks, tests read English."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv(LANGUAGE, "en")
        yield


@pytest.fixture
def assessor(capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """The command line, called in this process."""
    return CommandLine(capsys)
