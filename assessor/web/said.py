"""What an answer means so far, in sentences."""

from assessor.i18n import Language
from assessor.report.model import text_of
from assessor.report.sections.values import value_words
from assessor.web.state import Sitting
from assessor.web.visit import Visit
from questionnaires.items import Question
from questionnaires.response import Answer, Unknown


def standing_words(visit: Visit, sitting: Sitting, question: Question) -> tuple[str, ...]:
    """What the answer means so far, one sentence after the other.

    The tint of a chosen option is all that a control shows, so its words are repeated.
    """
    language = visit.language
    if question.read_only:
        return (_computed(sitting, question, language),)
    answer = sitting.answer(question.link_id)
    standing = sitting.result.standings.get(question.link_id)
    said = [_saved_words(visit, sitting, question, answer)]
    if standing is not None and standing.state == "unknown" and standing.weight:
        said.append(language.text("It counts as anything from worst to best until answered."))
    said += [
        _knocked_out(sitting, found.may_be_lifted_by, language)
        for found in sitting.result.knock_outs
        if found.link_id == question.link_id and found.certain and found.lifted_by is None
    ]
    if standing is not None and standing.state == "answered" and standing.backing_weak:
        said.append(language.text("Proof too thin: this prevents a GO."))
    return tuple(said)


def answer_words(answer: Answer | None, question: Question, language: Language) -> str:
    """An answer as people read it, without a full stop."""
    if answer is None:
        return language.text("no answer")
    if answer.not_applicable is not None:
        return language.text("Does not apply here: {reason}", reason=answer.not_applicable)
    if answer.unknown is not None:
        return _unknown_words(answer.unknown, language)
    return "" if answer.value is None else text_of(value_words(question, answer.value, language))


def _saved_words(visit: Visit, sitting: Sitting, question: Question, answer: Answer | None) -> str:
    """When it was saved, by whom if it was somebody else, and what it is."""
    language = visit.language
    mark = sitting.record.marks.get(question.link_id)
    if mark is None or (answer is None and mark.number == 1):
        return language.text("Not answered yet.")
    words = answer_words(answer, question, language)
    time = visit.time(mark.at)
    if mark.by != visit.person.ref and mark.number > 1:
        who = visit.name(mark.by)
        said = language.text("Saved {time} by {who}: {answer}", time=time, who=who, answer=words)
    elif mark.number > 1:
        said = language.text("Saved {time}: {answer}", time=time, answer=words)
    else:
        said = language.text("Answer: {answer}", answer=words)
    return said if said.endswith((".", "!", "?")) else f"{said}."


def _unknown_words(unknown: Unknown, language: Language) -> str:
    words = [language.text("We don't know yet.")]
    if unknown.note:
        words.append(unknown.note)
    if unknown.who and unknown.by:
        day = language.date(unknown.by)
        words.append(language.text("{who} finds out by {day}.", who=unknown.who, day=day))
    elif unknown.who:
        words.append(language.text("{who} finds out.", who=unknown.who))
    elif unknown.by:
        words.append(language.text("To be found out by {day}.", day=language.date(unknown.by)))
    return " ".join(words)


def _computed(sitting: Sitting, question: Question, language: Language) -> str:
    """A computed answer, such as the load of the team."""
    standing = sitting.result.standings.get(question.link_id)
    if standing is None or standing.state == "unknown":
        return language.text("Computed from other answers, some of which are still open.")
    capacity = sitting.result.capacities.get(question.link_id)
    if capacity is None:
        return language.text("Computed from other answers.")
    return language.text(
        "Computed: {needed} hours a week are needed, {free} are free.",
        needed=language.number(capacity.needed),
        free=language.number(capacity.free),
    )


def _knocked_out(sitting: Sitting, role: str, language: Language) -> str:
    platform = sitting.assessment.platform
    return language.text(
        "This answer rules {platform} out for now, whatever the score. Your answers are safe. "
        "Check it, change the plan, or ask: {role} may lift it.",
        platform=platform.name if platform else language.text("the platform"),
        role=sitting.policy.roles.get(role, role),
    )
