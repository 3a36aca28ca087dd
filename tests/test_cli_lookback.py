"""The command line on the past and on people: history, differences, roles."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from assessor.installation import existing_desk
from assessor.settings import DATABASE, Settings
from assessor.store import schema
from assessor.store.engine import Database
from assessor.workflow import answering, deciding, reviewing
from assessor.workflow.desk import Desk
from tests.command_line import CommandLine
from tests.workflow.kit import BAD, DECIDER, FAIR, GOOD, LEAD, LEGAL, known, sent, signing


@pytest.fixture
def twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The id of an assessment that was signed, reopened and changed."""
    address = f"sqlite:///{tmp_path / 'store.sqlite'}"
    monkeypatch.setenv(DATABASE, address)
    database = Database(address)
    schema.upgrade(database)
    desk = Desk(database, Settings(address))
    known(desk, LEAD, LEGAL, DECIDER)
    record = sent(desk, GOOD)
    reviewing.remark(desk, LEGAL, record.id, "Sure?", "one", record.seen("one"))
    deciding.decide(desk, DECIDER, record.id, signing(desk, record))
    reviewing.reopen(desk, LEAD, record.id, "New facts.")
    answering.answer(desk, LEAD, record.id, "one", BAD, record.seen("one"))
    database.close()
    return record.id


def test_history_tells_what_happened(assessor: CommandLine, twice: str) -> None:
    """In lines, as JSON and as CSV: the same events in their order."""
    lines = assessor("history", twice).out.splitlines()
    data = json.loads(assessor("history", twice, "--json").out)["history"]
    rows = list(csv.reader(StringIO(assessor("history", twice, "--csv").out.lstrip("\ufeff"))))

    assert len(lines) == len(data) == len(rows) - 1
    assert "lead: Changed the answer [one]: Good -> Bad" in lines[-1]
    assert ("lead", "Good", "Bad") == (data[-1]["who"], data[-1]["before"], data[-1]["after"])
    assert ["Good", "Bad"] == rows[-1][6:8]


def test_history_is_narrowed(assessor: CommandLine, twice: str) -> None:
    """To one question, and to the milestones."""
    one = json.loads(assessor("history", twice, "--question", "steps", "--json").out)
    turns = assessor("history", twice, "--milestones").out

    assert ["steps"] == [each["link_id"] for each in one["history"]]
    assert ["Began", "Sent", "Signed", "Reopened"] == [
        line.split(": ", 1)[1].split()[0] for line in turns.splitlines()
    ]


def test_a_broken_chain_is_a_problem(assessor: CommandLine, twice: str) -> None:
    """The code says so, and the line says where."""
    from sqlalchemy import update

    from assessor.store.tables import EVENTS

    desk = existing_desk()
    with desk.database.writing() as connection:
        connection.execute(
            update(EVENTS).where(EVENTS.c.stream == twice, EVENTS.c.number == 2).values(actor="p_x")
        )
    desk.database.close()

    run = assessor("history", twice)

    assert 1 == run.code
    assert f"{twice}: event 2: who, when or what kind was changed afterwards" in run.err


def test_diff_tells_what_differs(assessor: CommandLine, twice: str) -> None:
    """Between the last two versions, or the two that are named, in any order."""
    run = assessor("diff", twice)
    named = json.loads(assessor("diff", twice, "--versions", "2", "1", "--json").out)

    assert f"{twice}: version 2 differs from version 1 in 1 answer." in run.out
    assert "answer [one] What about one?: Good -> Bad" in run.out
    assert [1, 2] == named["versions"]
    assert ("verdict", "GO", "NO-GO") == tuple(
        named["differences"][0][key] for key in ("kind", "before", "after")
    )


@pytest.mark.parametrize(
    ("numbers", "told"),
    [(("1", "7"), "There is no version 7. There are: 1, 2"), (("1", "1"), "Two versions")],
)
def test_versions_that_are_not_there_are_named(
    assessor: CommandLine, twice: str, numbers: tuple[str, str], told: str
) -> None:
    """A mistyped number says which there are."""
    run = assessor("diff", twice, "--versions", *numbers)

    assert 1 == run.code
    assert told in run.err


def test_people_are_entered_given_roles_and_erased(assessor: CommandLine, twice: str) -> None:
    """What the page does with people, a pipeline does too."""
    entered = json.loads(
        assessor(
            "people", "enter", "Ada", "Ada@Example.org", "--role", "legal@society", "--json"
        ).out
    )
    granted = assessor("people", "grant", "ada@example.org", "viewer").out
    revoked = assessor("people", "revoke", entered["ref"], "legal@society").out
    everybody = json.loads(assessor("people", "list", "--json").out)["people"]
    erased = assessor("people", "erase", "ada@example.org")

    assert ["legal@society"] == entered["roles"]
    assert "Ada holds legal@society, viewer." in granted
    assert "Ada holds viewer." in revoked
    assert {"ref": entered["ref"], "name": "Ada", "email": "ada@example.org"}.items() <= (
        everybody[-1].items()
    )
    assert "Every chain holds." in erased.out
    assert "Ada" not in assessor("people", "list").out
    assert 0 == assessor("db", "check").code


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("grant", "nobody@example.org", "legal"), "There is nobody"),
        (("grant", "lead@example.org", "@society"), "is no role"),
        (("enter", "Bo", "bo"), "is no e-mail address"),
    ],
)
def test_mistakes_about_people_are_sentences(
    assessor: CommandLine, twice: str, words: tuple[str, ...], told: str
) -> None:
    """Nothing changes, and the line says what to write instead."""
    run = assessor("people", *words)

    assert 1 == run.code
    assert told in run.err


def test_what_was_exported_from_the_store_tells_its_life(
    assessor: CommandLine, twice: str, tmp_path: Path
) -> None:
    """The file carries remarks with the answer read, and the milestones; it can be checked."""
    file = tmp_path / "assessment.json"
    assessor("export", twice, "-o", file)

    data = json.loads(file.read_text(encoding="utf-8"))

    assert "Good" == data["remarks"][0]["answer"]
    assert ["Began", "Sent", "Signed", "Reopened"] == [
        entry["what"].split()[0] for entry in data["history"]
    ]
    assert FAIR.value not in json.dumps(data["history"])
