"""An assessment as files and reports carry it: with remarks on what was read, and milestones."""

from typing import NamedTuple

from assessor.assessment import Remark
from assessor.casework import Case
from assessor.i18n import ENGLISH, Language
from assessor.languages.laying import case_in
from assessor.telling.answers import answer_words
from assessor.telling.history import answers_at, history, milestones
from assessor.telling.since import since_last_version
from assessor.workflow.desk import Desk
from assessor.workflow.record import Record, Said
from questionnaires.response import Answer


class Read(NamedTuple):
    """A remark with the answer that its author had read, and what became of that since.

    answer: in words; None where the remark is about all of it, or nobody knows what was
    read. since: what was changed, if anything was. changed: whether the answer was.
    """

    said: Said
    answer: str | None = None
    since: str | None = None
    changed: bool = False

    @property
    def remark(self) -> Remark:
        """The remark with the answer that was read, as a file carries it."""
        if self.answer is None:
            return self.said.remark
        return self.said.remark.model_copy(update={"answer": self.answer, "changed": self.changed})


def carried(desk: Desk, record: Record, language: Language = ENGLISH) -> Case:
    """The record as a case, with everything that its file and its report tell of its life."""
    case = desk.case(record)
    events = desk.events(record)
    lines = history(events, case_in(case, language), desk.names(), language)
    remarks = tuple(one.remark for one in remarks_read(desk, record, language))
    told = (*case.assessment.history, *milestones(lines))
    since = since_last_version(desk, record, language)
    updated = case.assessment.model_copy(
        update={"remarks": remarks, "history": told, "since": since}
    )
    return case._replace(assessment=updated)


def remarks_read(desk: Desk, record: Record, language: Language = ENGLISH) -> tuple[Read, ...]:
    """Every remark with the answer that its author had read, in the words of a language."""
    case = case_in(desk.case(record), language)
    wanted = [
        (one.remark.link_id, one.seen)
        for one in record.said
        if one.remark.link_id and one.number > 0
    ]
    stale = [each for each in wanted if record.seen(each[0]) != each[1]]
    earlier = answers_at(desk.events(record), stale) if stale else {}
    return tuple(_read(case, record, one, earlier, language) for one in record.said)


def _read(
    case: Case,
    record: Record,
    one: Said,
    earlier: dict[tuple[str, int], Answer | None],
    language: Language,
) -> Read:
    link_id = one.remark.link_id
    if link_id is None or one.number < 0:
        return Read(one)
    question = case.questionnaire.questions.get(link_id)
    present = answer_words(record.assessment.answers.get(link_id), question, language)
    if record.seen(link_id) == one.seen:
        return Read(one, present)
    read = answer_words(earlier.get((link_id, one.seen)), question, language)
    if read != present:
        since = language.text("The answer changed meanwhile, to: {answer}", answer=present)
    else:
        since = language.text("Its proof or comment changed meanwhile.")
    return Read(one, read, since, read != present)
