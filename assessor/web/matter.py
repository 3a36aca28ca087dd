"""What a page about one assessment is drawn from, worked out once for each drawing."""

from typing import NamedTuple

from assessor.casework import Case, evaluated
from assessor.i18n import Language
from assessor.web.visit import Visit
from assessor.workflow.record import Record
from scoring.result import Result


class Matter(NamedTuple):
    """A record as one visitor reads it: with what judges it and what it points to."""

    visit: Visit
    record: Record
    case: Case
    result: Result

    @property
    def language(self) -> Language:
        """The visitor's language."""
        return self.visit.language


def matter_of(visit: Visit, record: Record) -> Matter:
    """A record with its result."""
    case = visit.case(record)
    day = record.assessment.as_of or visit.desk.today()
    return Matter(visit, record, case, evaluated(case, day).result)


def matter(visit: Visit, assessment: str) -> Matter:
    """An assessment as it stands now, with its result. Raises like `Desk.record`."""
    return matter_of(visit, visit.desk.record(visit.person, assessment))


def to_look_at(found: Matter) -> tuple[str, ...]:
    """The questions that a reviewer looks at first: talked of, ruling out, decisive, held back."""
    record, result = found.record, found.result
    talked_of = [one.remark.link_id for one in record.said]
    ruling = [one.link_id for one in result.knock_outs]
    settling = [one.link_id for one in result.open if one.settling]
    holding = [one.link_id for one in result.conditions]
    every = dict.fromkeys(one for one in (*talked_of, *ruling, *settling, *holding) if one)
    return tuple(one for one in every if one in found.case.questionnaire.questions)


def open_words(language: Language, result: Result) -> str:
    """How many answers are open, and how many of them matter."""
    if not result.open:
        return language.text("Nothing is open that could change it.")
    settling = sum(1 for one in result.open if one.settling)
    count = language.plural("{n} is open", "{n} are open", len(result.open))
    if not settling:
        return language.text("{count}; none could change the result by itself.", count=count)
    decisive = language.plural(
        "{n} could change the result", "{n} could change the result", settling
    )
    return f"{count}{language.semicolon}{decisive}."
