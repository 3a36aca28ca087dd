"""The worked examples in a store: put there all at once, or when somebody opens one.

Each is kept under its own name, so that there is one copy, with what was done to it.
"""

from functools import cache

from assessor import shipped
from assessor.access import NotAllowedError, Person, may
from assessor.casework import Case, opened
from assessor.store import shelf
from assessor.workflow.beginning import adopt
from assessor.workflow.desk import Desk, NotThereError
from assessor.workflow.record import Record, organisation_id


def take_in(desk: Desk, person: Person) -> int:
    """Begin an assessment from each worked example, and say how many were begun.

    A store that holds anything is somebody's, and is left as it is.
    """
    with desk.database.reading() as connection:
        if shelf.entries(connection):
            return 0
    paths = shipped.examples()
    for path in paths:
        adopt(desk, person, opened(path), path.name, path.stem)
    return len(paths)


def open_one(desk: Desk, person: Person, case: Case, name: str) -> Record:
    """One of them in the store: the copy that is there already, or one made now.

    Raises:
        NotAllowedError: it is not there, and the person may not begin one.
    """
    there = _there(desk, person, name)
    if there is not None and there.origin == f"{name}.yaml":
        return there
    return adopt(desk, person, case, f"{name}.yaml", None if there else name)


def may_see(desk: Desk, person: Person, case: Case, name: str) -> bool:
    """Whether one is there for this person to read, or may be put there by them."""
    if may(person, "start", organisation_id(case.assessment)):
        return True
    return _there(desk, person, name) is not None


@cache
def ids() -> frozenset[str]:
    """The ids under which they are kept. Nothing carries over from them."""
    return frozenset(path.stem for path in shipped.examples())


def _there(desk: Desk, person: Person, name: str) -> Record | None:
    try:
        return desk.record(person, name)
    except (NotThereError, NotAllowedError):
        return None
