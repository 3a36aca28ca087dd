"""Answers saved by eight threads at once into one SQLite file, as safely as the store does.

The peer writes as many bare rows into a file of its own, one a transaction, just as
safely: what the disk allows.
"""

import sqlite3
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from assessor.casework import Case
from assessor.store.engine import StoreError
from assessor.workflow import answering
from assessor.workflow.desk import Desk
from questionnaires.items import ChoiceItem
from questionnaires.response import Answer
from tests.bench.page import begun
from tests.browser.stores import ME, desk_on

THREADS = 8
SAVES = 100
"""Answers that each thread saves."""


class Saving(NamedTuple):
    """How it went: saves a second, the longest in seconds, and how many were refused."""

    per_second: float
    longest: float
    refused: int


def ours(saves: int = SAVES) -> Saving:
    """Eight people answer, each an assessment of their own, through the one writer."""
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{Path(folder) / 'store.sqlite'}"
        ids = begun(database, THREADS)
        desk = desk_on(database)
        case = desk.case(desk.record(ME, ids[0]))
        found = _timed(lambda thread, number: _answer(desk, ids[thread], case, number), saves)
        desk.database.close()
    return found


def bare(saves: int = SAVES) -> Saving:
    """Eight threads insert, one at a time, since SQLite lets no two write at once."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bare.sqlite"
        with closing(sqlite3.connect(file, check_same_thread=False)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("CREATE TABLE kept (thread INTEGER, number INTEGER, body TEXT)")
            turn = Lock()

            def insert(thread: int, number: int) -> None:
                with turn, connection:
                    row = (thread, number, "an answer")
                    connection.execute("INSERT INTO kept VALUES (?, ?, ?)", row)

            return _timed(insert, saves)


def _answer(desk: Desk, assessment: str, case: Case, number: int) -> None:
    """Answer the choices of the questionnaire one after the other, and again otherwise."""
    choices = [one for one in case.questionnaire.questions.values() if isinstance(one, ChoiceItem)]
    question = choices[number % len(choices)]
    options = question.answer_option
    option = options[number // len(choices) % len(options)]
    answer = Answer(value=option.code)
    seen = desk.record(ME, assessment).seen(question.link_id)
    answering.answer(desk, ME, assessment, question.link_id, answer, seen)


def _timed(save: Callable[[int, int], None], saves: int) -> Saving:
    took: list[float] = []
    refused: list[StoreError] = []

    def many(thread: int) -> None:
        for number in range(saves):
            began = time.perf_counter()
            try:
                save(thread, number)
            except StoreError as error:
                refused.append(error)
            took.append(time.perf_counter() - began)

    began = time.perf_counter()
    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(many, range(THREADS)))
    return Saving(len(took) / (time.perf_counter() - began), max(took), len(refused))
