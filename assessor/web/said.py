"""What an answer means so far, in sentences."""

from assessor.i18n import Language
from assessor.telling.answers import answer_words
from assessor.web.state import Sitting
from assessor.web.visit import Visit
from questionnaires.items import Question
from questionnaires.response import Answer
from scoring.result import Result


def standing_words(visit: Visit, sitting: Sitting, question: Question) -> tuple[str, ...]:
    """What the answer means so far, one sentence after the other.

    The tint of a chosen option is all that a control shows, so its words are repeated.
    """
    language = visit.language
    if question.read_only:
        return (computed_words(sitting.result, question.link_id, language),)
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


def computed_words(result: Result, link_id: str, language: Language) -> str:
    """A computed answer, such as the load of the team."""
    standing = result.standings.get(link_id)
    if standing is None or standing.state == "unknown":
        return language.text("Computed from other answers, some of which are still open.")
    capacity = result.capacities.get(link_id)
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
