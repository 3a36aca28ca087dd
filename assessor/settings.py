"""Everything about this installation that an operator may set, read once from the environment."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from questionnaires.messages import SpokenError
from questionnaires.problems import quoted

DATABASE, KEEP_DRAFTS, KEEP_NAMES, LARGEST_FILE = (
    "ASSESSOR_DATABASE_URL",
    "ASSESSOR_KEEP_DRAFTS_DAYS",
    "ASSESSOR_KEEP_NAMES_DAYS",
    "ASSESSOR_LARGEST_FILE_MB",
)
SEAL, TIMESTAMP, TRUST = "ASSESSOR_SEAL", "ASSESSOR_TIMESTAMP", "ASSESSOR_TRUST"
LANGUAGE = "ASSESSOR_LANGUAGE"
"""The environment's name for the language that the command line speaks."""
OPENED_BY = "ASSESSOR_PASSPHRASE"
"""The environment's name for what opens a file of keys."""


class SettingError(SpokenError, ValueError):
    """A setting that cannot be used; the message names it and says what to write instead."""


class Settings(NamedTuple):
    """One installation's settings.

    database: where the store is, as an address: sqlite:///file or postgresql://...
    keep_drafts_days: a draft that nobody has touched for so long is deleted (None: never).
    keep_names_days: the name of a person who has done nothing for so long is erased
    (None: never). largest_file: the most bytes that one piece of evidence may have.
    seal: the key and certificate with which the page seals what is downloaded (None: it is
    not sealed). timestamp: the address of whoever vouches for the time of a seal. trust:
    certificates that vouch for whoever signs (None: nobody's name is vouched for).
    """

    database: str
    keep_drafts_days: int | None = 730
    keep_names_days: int | None = 1_825
    largest_file: int = 5_000_000
    seal: Path | None = None
    timestamp: str | None = None
    trust: Path | None = None


def read(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings that the environment asks for, and sensible ones for the rest.

    Raises:
        SettingError: a setting cannot be used.
    """
    megabytes = _count(environment, LARGEST_FILE)
    usual = Settings("")
    return Settings(
        environment.get(DATABASE) or usual_database(),
        _days(environment, KEEP_DRAFTS, usual.keep_drafts_days),
        _days(environment, KEEP_NAMES, usual.keep_names_days),
        usual.largest_file if megabytes is None else megabytes * 1_000_000,
        _file(environment, SEAL),
        environment.get(TIMESTAMP, "").strip() or None,
        _file(environment, TRUST),
    )


def usual_database() -> str:
    """A SQLite file where this system keeps what programs save for their user."""
    from platformdirs import user_data_path

    return f"sqlite:///{user_data_path('platform-due-diligence') / 'assessments.sqlite'}"


def sqlite_file(database: str) -> Path | None:
    """The file of a SQLite address; None for any other.

    >>> sqlite_file("sqlite:///here.sqlite")
    PosixPath('here.sqlite')
    """
    scheme, _, path = database.partition(":///")
    return Path(path) if scheme.startswith("sqlite") and path else None


def _days(environment: Mapping[str, str], name: str, usual: int | None) -> int | None:
    """Days from the environment; `never` keeps for good."""
    if environment.get(name, "").strip().lower() == "never":
        return None
    given = _count(environment, name)
    return usual if given is None else given


def _file(environment: Mapping[str, str], name: str) -> Path | None:
    given = environment.get(name, "").strip()
    if given and not Path(given).is_file():
        raise SettingError(
            "{name} is {given}, and there is no such file. Name one, or nothing.",
            name=name,
            given=quoted(given),
        )
    return Path(given) if given else None


def _count(environment: Mapping[str, str], name: str) -> int | None:
    given = environment.get(name, "").strip()
    if not given:
        return None
    if not (given.isascii() and given.isdecimal()) or int(given) < 1:
        if name in (KEEP_DRAFTS, KEEP_NAMES):
            raise SettingError(
                "{name} is {given}. Write a whole number from 1, or never.",
                name=name,
                given=quoted(given),
            )
        raise SettingError(
            "{name} is {given}. Write a whole number from 1.", name=name, given=quoted(given)
        )
    return int(given)
