"""All assessments that somebody may read, as rows of a portfolio, one after the other.

A row is made when it is asked for and small, so that a federation's two thousand cost no
more memory than one; the rows made last are kept until an answer or the day changes them.
"""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from datetime import date
from threading import Lock

from assessor.access import Person
from assessor.casework import evaluated
from assessor.i18n import ENGLISH, Language
from assessor.languages.laying import case_in
from assessor.portfolio.rows import Row, row
from assessor.store import shelf
from assessor.store.shelf import Entry
from assessor.workflow.desk import Desk
from assessor.workflow.listing import listed
from assessor.workflow.record import Record

_MOST_KEPT, _AT_ONCE = 4_096, 50
_Key = tuple[str, str, str, str]
_kept: OrderedDict[_Key, Row] = OrderedDict()
_lock = Lock()


class Society:
    """One organisation with its assessments by their covers, the last changed first."""

    def __init__(self, id_: str, name: str) -> None:
        self.id = id_
        self.name = name
        self.entries: list[Entry] = []

    def matches(self, words: str) -> bool:
        """Whether its name, or a title or platform of its assessments, holds every word."""
        covers = [self.name, *(f"{one.title} {one.platform_name}" for one in self.entries)]
        said = " ".join(covers).casefold()
        return all(word in said for word in words.casefold().split())


def societies(desk: Desk, person: Person) -> list[Society]:
    """Every organisation of which the person may read an assessment, by name."""
    found: dict[str, Society] = {}
    for one in listed(desk, person):
        entry = one.entry
        name = entry.organisation_name or entry.organisation
        found.setdefault(entry.organisation, Society(entry.organisation, name)).entries.append(
            entry
        )
    return sorted(found.values(), key=lambda each: (each.name.casefold(), each.id))


def rows_of(desk: Desk, entries: Sequence[Entry], language: Language = ENGLISH) -> Iterator[Row]:
    """A row for each, as it is asked for; one that was deleted meanwhile has none.

    The caller has asked whether they may be read. language: in which what is due is named.
    """
    today = desk.today()
    day = today.isoformat()
    for start in range(0, len(entries), _AT_ONCE):
        ids = [one.id for one in entries[start : start + _AT_ONCE]]
        with desk.database.reading() as connection:
            ends = {one: end for one, (end, _) in shelf.summaries(connection, ids).items()}
        keys = {one: (one, ends[one], day, language.code) for one in ids if one in ends}
        with _lock:
            found = {one: made for one, key in keys.items() if (made := _kept.get(key))}
        passing = desk.in_passing([one for one in keys if one not in found])
        read = next(passing, None)
        for one in keys:
            if one in found:
                yield found[one]
            elif read is not None and read.id == one:
                made = _made(desk, read, today, language)
                _keep((one, read.head.hash, day, language.code), made)
                yield made
                read = next(passing, None)


def _made(desk: Desk, record: Record, today: date, language: Language) -> Row:
    day = record.assessment.as_of or today
    return row(record.id, evaluated(case_in(desk.case(record), language), day), today)


def _keep(key: _Key, made: Row) -> None:
    with _lock:
        _kept[key] = made
        while len(_kept) > _MOST_KEPT:
            _kept.popitem(last=False)
