"""Assessments side by side for a visitor: read anew at every run, judged only once.

What was judged is frozen and named by the ends of its chains, so that every visitor who
may read the same assessments can share it.
"""

from collections import OrderedDict
from collections.abc import Sequence
from datetime import date
from threading import Lock

from assessor.casework import evaluated
from assessor.comparing import SideBySide, side_by_side
from assessor.i18n import Language
from assessor.workflow.desk import Desk
from assessor.workflow.record import Record

_MOST = 32
_Key = tuple[tuple[tuple[str, str], ...], date, tuple[str, ...], str]
_kept: OrderedDict[_Key, SideBySide] = OrderedDict()
_lock = Lock()


def together(
    desk: Desk, records: Sequence[Record], language: Language, order: Sequence[str] = ()
) -> SideBySide:
    """These assessments compared, each as of its own day, or today.

    order: areas by importance, where somebody has said so.
    """
    key = (
        tuple((one.id, one.head.hash) for one in records),
        desk.today(),
        tuple(order),
        language.code,
    )
    with _lock:
        found = _kept.get(key)
    if found is None:
        found = _compared(desk, records, order).in_language(language)
        with _lock:
            _kept[key] = found
            while len(_kept) > _MOST:
                _kept.popitem(last=False)
    return found


def _compared(desk: Desk, records: Sequence[Record], order: Sequence[str]) -> SideBySide:
    return side_by_side(
        [
            (one.id, evaluated(desk.case(one), one.assessment.as_of or desk.today()))
            for one in records
        ],
        order,
    )
