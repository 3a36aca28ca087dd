"""The command line on a store: what is there, by its id, and looked after."""

import json
from pathlib import Path

import pytest

from assessor import shipped
from assessor.settings import DATABASE
from assessor.store.engine import Database
from assessor.store.tables import EVENTS
from tests.command_line import CommandLine

TIKTOK = shipped.EXAMPLES / "society_2026_tiktok.yaml"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a store that is not there yet, named in the environment."""
    address = f"sqlite:///{tmp_path / 'store.sqlite'}"
    monkeypatch.setenv(DATABASE, address)
    return address


@pytest.fixture
def kept(assessor: CommandLine, store: str) -> str:
    """The id of an example that was imported into the store."""
    return assessor("import", TIKTOK).out.partition(":")[0]


def test_an_id_stands_wherever_a_file_may(assessor: CommandLine, kept: str, tmp_path: Path) -> None:
    """The same figures and the same file come from the store as went in."""
    from_file = json.loads(assessor("score", TIKTOK, "--json").out)
    from_store = json.loads(assessor("score", kept, "--json").out)
    report = assessor("report", kept, "-o", tmp_path / "a.pdf")
    exported = assessor("export", kept, "-o", tmp_path / "a.yaml")

    assert from_file | {"assessment": kept} == from_store
    assert (0, 0) == (report.code, exported.code)
    assert 0 == assessor("check", tmp_path / "a.yaml").code


def test_another_policy_judges_what_the_store_holds(assessor: CommandLine, kept: str) -> None:
    """A policy that is named takes the place of the one kept with the assessment."""
    run = assessor("score", kept, "--policy", shipped.POLICY, "--json")

    assert 0 == run.code
    assert "conditional" == json.loads(run.out)["recommendation"]


def test_what_is_neither_file_nor_kept_says_so(assessor: CommandLine, kept: str) -> None:
    """A misspelt id names both places that were looked at."""
    run = assessor("score", "nothing-1234")

    assert 1 == run.code
    assert "no such file, and no such assessment in the store" in run.err


def test_looking_for_a_store_makes_none(assessor: CommandLine, store: str, tmp_path: Path) -> None:
    """A list of nothing is a sentence; no empty file is left behind."""
    run = assessor("list")

    assert 1 == run.code
    assert "There is no store here yet" in run.err
    assert [] == list(tmp_path.iterdir())


def test_the_list_says_what_each_points_to(assessor: CommandLine, kept: str) -> None:
    """In lines for people, and as JSON for programs."""
    lines = assessor("list").out
    data = json.loads(assessor("list", "--json").out)

    assert kept in lines
    assert "GO WITH CONDITIONS" in lines
    assert [(kept, "conditional", "draft")] == [
        (one["id"], one["recommendation"], one["state"]) for one in data
    ]
    assert "" == assessor("list", "--due").out


def test_a_store_is_kept_lost_and_restored(
    assessor: CommandLine, kept: str, tmp_path: Path
) -> None:
    """Backup, an empty store elsewhere, restore: the assessment is there again."""
    saved, elsewhere = tmp_path / "a.zip", f"sqlite:///{tmp_path / 'new.sqlite'}"
    assert 0 == assessor("db", "backup", saved).code
    assert 1 == assessor("db", "backup", saved).code
    assert 0 == assessor("db", "restore", saved, "--database", elsewhere).code

    found = json.loads(assessor("list", "--json", "--database", elsewhere).out)

    assert [kept] == [one["id"] for one in found]


def test_a_change_behind_the_store_is_found(assessor: CommandLine, kept: str, store: str) -> None:
    """Whoever edits the database by hand is found by `db check`."""
    whole = assessor("db", "check")
    database = Database(store)
    with database.writing() as connection:
        connection.execute(EVENTS.update().where(EVENTS.c.stream == kept).values(actor="p_other"))
    database.close()
    spoilt = assessor("db", "check", "--json")

    assert 0 == whole.code
    assert 1 == spoilt.code
    assert any("changed afterwards" in one for one in json.loads(spoilt.out)["problems"])


def test_upgrading_and_tidying_say_what_they_did(assessor: CommandLine, kept: str) -> None:
    """Both are safe to repeat, as a nightly job would."""
    upgrade = json.loads(assessor("db", "upgrade", "--json").out)
    tidied = json.loads(assessor("db", "tidy", "--json").out)

    assert upgrade["from"] == upgrade["to"]
    assert {"drafts": [], "names": 0, "files": 0, "problems": []} == tidied


def test_a_setting_that_cannot_be_used_is_a_sentence(
    assessor: CommandLine, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A misspelt number names its variable and the remedy."""
    monkeypatch.setenv("ASSESSOR_KEEP_DRAFTS_DAYS", "soon")

    run = assessor("list")

    assert 1 == run.code
    assert "ASSESSOR_KEEP_DRAFTS_DAYS is 'soon'. Write a whole number" in run.err
