"""A federation's portfolio in a store: opened in the app and taken away, against evaluating it."""

import os
import tracemalloc
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO
from itertools import cycle, islice, product
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from assessor import shipped
from assessor.audit import Saying
from assessor.casework import Case, evaluated, opened
from assessor.json_text import json_line, parsed
from assessor.portfolio.csv_file import csv_lines
from assessor.portfolio.workbook import write_workbook
from assessor.settings import DATABASE, Settings
from assessor.store import chains, shelf
from assessor.store.engine import Database
from assessor.store.shelf import Entry
from assessor.web import visit
from assessor.workflow import beginning
from assessor.workflow.desk import Desk
from assessor.workflow.overview import rows_of, societies
from tests.bench.timing import Ratio
from tests.browser.stores import ME, desk_on
from tests.web.rooms import drawn, said

PLATFORMS = 10
SOCIETIES, FEW = 200, 8
"""As many as a federation has; so few are enough to see that it can be measured."""


@cache
def cases() -> tuple[Case, ...]:
    """The worked examples; as in a store, one questionnaire and one policy serve them all."""
    examples = [opened(path) for path in shipped.examples()]
    first = examples[0]
    return tuple(Case(one.assessment, first.questionnaire, first.policy) for one in examples)


class Federation:
    """Societies by platforms in a store of their own, each with one of the worked examples."""

    def __init__(self, database: str) -> None:
        self._database = database
        self._day = 0
        with_judges = desk_on(database)
        self.entries = [entry for one in societies(with_judges, ME) for entry in one.entries]
        with_judges.database.close()

    def evaluate(self) -> int:
        """As many assessments evaluated, and let go."""
        every = islice(cycle(cases()), len(self.entries))
        return sum(1 for case in every if evaluated(case))

    def open_page(self) -> str:
        """The portfolio in the app, as somebody meets it who comes first on that day."""
        with patch.dict(os.environ, {DATABASE: self._database}):
            visit.shared_desk.cache_clear()
            try:
                words = said(drawn("portfolio"))
            finally:
                visit.shared_desk().database.close()
                visit.shared_desk.cache_clear()
        return words

    def write_csv(self) -> str:
        """All rows as CSV, none of them made before."""
        return "".join(csv_lines(rows_of(self._new_day(), self.entries)))

    def write_xlsx(self) -> bytes:
        """All rows as XLSX, none of them made before."""
        written = BytesIO()
        write_workbook(rows_of(self._new_day(), self.entries), written)
        return written.getvalue()

    def memory(self) -> Ratio:
        """The most that streaming holds at once, for all against for a quarter of them; in MiB.

        Without the rows that are kept for whoever looks next: there is a limit to these.
        """
        quarter = self.entries[: len(self.entries) // 4]
        few, all_ = (self._peak(entries) for entries in (quarter, self.entries))
        return Ratio(all_ / few, all_ / few, all_ / few, all_, few)

    def _peak(self, entries: Sequence[Entry]) -> float:
        desk = self._new_day()
        # Whatever every portfolio needs once is there before anything is counted.
        list(rows_of(desk, entries[:1]))
        tracemalloc.start()
        try:
            for _ in csv_lines(rows_of(desk, entries)):
                pass
            kept, most = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        return (most - kept) / 2**20

    def _new_day(self) -> Desk:
        """A desk with nothing on it, on a day for which no row was made."""
        self._day += 1
        now = datetime.now(UTC) + timedelta(days=self._day)
        return Desk(Database(self._database), Settings(self._database), lambda: now)


@contextmanager
def stored(count: int) -> Iterator[Federation]:
    """A federation of so many societies, in a store that is gone afterwards."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        database = f"sqlite:///{folder / 'store.sqlite'}"
        _fill(database, count)
        yield Federation(database)


def _fill(database: str, count: int) -> None:
    """Begin every assessment at once: one by one takes minutes, and begins them no better."""
    desk = desk_on(database)
    first = [beginning.adopt(desk, ME, case, "bench") for case in cases()]
    with desk.database.writing() as connection:
        models = []
        for record in first:
            [event] = chains.events_of(connection, record.id)
            entry = shelf.entry(connection, record.id)
            assert entry is not None
            models.append((event, parsed(event.body), entry))
            shelf.remove(connection, record.id)
        pairs = product(range(count), range(PLATFORMS))
        for (society, platform), (event, body, entry) in zip(pairs, cycle(models), strict=False):
            one, team = f"a-{society}-{platform}", f"society-{society}"
            named = {"id": team, "name": f"Society {society:03}"}, {"name": f"Platform {platform}"}
            about = dict(zip(("organisation", "platform"), named, strict=True))
            told = json_line({**body, "assessment": {**body["assessment"], **about}})
            saying = Saying(event.at, event.actor, event.kind, None, told)
            chains.append(connection, one, chains.begin(connection, one), [saying])
            shelf.put(
                connection,
                entry._replace(
                    id=one,
                    organisation=team,
                    organisation_name=named[0]["name"],
                    platform_name=named[1]["name"],
                ),
            )
    desk.database.close()
