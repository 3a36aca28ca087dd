"""Stores that visitors work on, as they stand and as they fail, seen from outside the server."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy.engine import make_url

from assessor.access import local_person
from assessor.assessment import Assessment
from assessor.casework import Case
from assessor.settings import Settings, sqlite_file
from assessor.store import chains
from assessor.store.engine import Database
from assessor.workflow import beginning
from assessor.workflow.desk import Desk
from assessor.workflow.events import Answered, SetAside
from assessor.workflow.record import Record
from tests.bench.sixty import AREAS, sixty

ME = local_person("")
VIEW = AREAS[0]
"""The page of sixty questions that visitors are on: fifteen of them."""


def begun(address: str) -> str:
    """Begin an assessment of sixty questions, none of them answered; its id."""
    case = sixty()
    blank = Assessment.model_validate(
        {
            "format": "response/1",
            "questionnaire": {"id": case.questionnaire.id, "version": case.questionnaire.version},
            "as_of": case.response.as_of,
            "title": "Sixty questions",
            "platform": {"name": "Platform"},
        }
    )
    with desk_on(address) as desk:
        kept = Case(blank, case.questionnaire, case.policy)
        return beginning.adopt(desk, ME, kept, "sixty questions").id


def questions() -> tuple[str, ...]:
    """The questions of the page that visitors are on, in their order."""
    return tuple(link_id for link_id in sixty().questionnaire.questions if link_id.startswith(VIEW))


@contextmanager
def desk_on(address: str) -> Iterator[Desk]:
    """A desk of our own on the store that a server uses."""
    database = Database(address)
    try:
        yield Desk(database, Settings(address))
    finally:
        database.close()


def record_in(address: str, assessment: str) -> Record:
    """An assessment as the store has it now."""
    with desk_on(address) as desk:
        return desk.record(ME, assessment)


def answered_in(address: str, assessment: str) -> dict[str, object]:
    """The values that count in the store now."""
    answers = record_in(address, assessment).assessment.answers
    return {link_id: answer.value for link_id, answer in answers.items()}


def said_in(address: str, assessment: str, link_id: str) -> list[tuple[str, object]]:
    """Every answer that the store was ever given to a question, with its kind of event."""
    with desk_on(address) as desk:
        chain = desk.chain(ME, assessment)
    kinds = {kind.kind: kind for kind in (Answered, SetAside)}
    events = [
        (one.kind, kinds[one.kind].model_validate_json(one.body))
        for one in chain
        if one.link_id == link_id and one.kind in kinds
    ]
    return [(kind, event.answer.value if event.answer else None) for kind, event in events]


@contextmanager
def held(address: str, assessment: str) -> Iterator[None]:
    """Let nobody else write to an assessment until the block ends: they wait."""
    with desk_on(address) as desk, desk.database.writing() as connection:
        chains.held(connection, assessment)
        yield


@contextmanager
def out_of_reach(address: str) -> Iterator[None]:
    """The store takes nothing more until the block ends.

    PostgreSQL throws everybody out and lets nobody in. A SQLite file cannot be stopped,
    but whoever holds its lock for long enough makes every write fail.
    """
    if sqlite_file(address) is not None:
        with desk_on(address) as desk, desk.database.writing():
            yield
        return
    name = make_url(address).database
    above = make_url(address).set(database="postgres").render_as_string(hide_password=False)
    with psycopg.connect(above, autocommit=True) as server:
        server.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false".encode())
        try:
            server.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name]
            )
            yield
        finally:
            server.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true".encode())
