"""The other platforms of the same organisation, each by its last assessment."""

from assessor.web.visit import Visit
from assessor.workflow import examples, listing
from assessor.workflow.record import Record

_MOST = 8


def others(visit: Visit, record: Record) -> list[Record]:
    """Each other platform's last assessment, the last changed first.

    What is made up stands beside what is made up only.
    """
    made_up = _made_up(record.id, illustrative=record.assessment.illustrative)
    here = _platform(record)
    found: dict[str, Record] = {}
    for one in listing.listed(visit.desk, visit.person, record.organisation):
        entry = one.entry
        same_kind = _made_up(entry.id, illustrative=entry.illustrative) == made_up
        if same_kind and entry.platform not in ("", here) and entry.platform not in found:
            found[entry.platform] = visit.desk.record(visit.person, entry.id)
            if len(found) == _MOST:
                break
    return list(found.values())


def _platform(record: Record) -> str:
    platform = record.assessment.platform
    return (platform.id or platform.name) if platform else ""


def _made_up(assessment: str, *, illustrative: bool) -> bool:
    return illustrative or assessment in examples.ids()
