"""What stands in the box on page one: the verdict, how firm it is, and what was decided."""

from assessor.assessment import Decision
from assessor.report.model import DecisionBox, Inline, joined, strong, typed, words
from assessor.report.sections import instrument
from assessor.report.sections.closing import title_of
from assessor.report.sections.context import Context, brief


def decision_box(context: Context) -> DecisionBox:
    """The verdict, how firm it is, and what was decided."""
    result = context.result
    if result.recommendation:
        title = strong(context.verdict(result.recommendation))
    elif result.rubric and result.rubric.outcome:
        title = typed(brief(result.rubric.outcome))
    else:
        title = context.say("No verdict")
    lines = [instrument.outcome(context, result.rubric)] if result.rubric else []
    lines.append(firmness(context))
    facts = _box_facts(context)
    return DecisionBox(
        result.recommendation, title, _possible(context), tuple(lines), facts, "verdict"
    )


def _possible(context: Context) -> Inline:
    possible = context.result.possible
    if context.result.recommendation is None:
        return context.say("What the instrument says; it maps to no verdict.")
    if len(possible) <= 1:
        return context.say("What the answers point to.")
    return context.say(
        "What the answers point to. Possible: {worst} to {best}.",
        worst=words(context.verdict(possible[0])),
        best=words(context.verdict(possible[-1])),
    )


def firmness(context: Context) -> Inline:
    """Whether the verdict holds whatever is open, and how many answers could change it."""
    result = context.result
    if not result.open:
        return context.say("Firm: nothing is open that could change it.")
    if result.firm:
        return context.say("Firm: it holds whatever the open answers are.")
    if result.possible == (result.recommendation,):
        return context.say("It holds whatever the open answers are.")
    settling = sum(1 for each in result.open if each.settling)
    if settling:
        return words(
            context.count(
                "Not firm: {n} open answer could change this by itself.",
                "Not firm: {n} open answers could each change this.",
                settling,
            )
        )
    return words(
        context.count(
            "Not firm: {n} answer is open.",
            "Not firm: of {n} open answers none could change this alone, several together could.",
            len(result.open),
        )
    )


def _box_facts(context: Context) -> tuple[tuple[Inline, Inline], ...]:
    assessment = context.assessment
    decision = assessment.decision
    review = (decision.review_by if decision else None) or assessment.review_by
    signed = _signed(context, decision) if decision else context.say("none signed")
    versions = context.say(
        "assessment {assessment}, questionnaire {questionnaire}, policy {policy}",
        assessment=words(str(assessment.version)),
        questionnaire=typed(context.questionnaire.version),
        policy=typed(context.policy.version),
    )
    return (
        (context.say("Decision"), signed),
        (context.say("Review by"), context.day(review)),
        (context.say("Judged as of"), context.day(context.result.as_of)),
        (context.say("Versions"), versions),
    )


def _signed(context: Context, decision: Decision) -> Inline:
    """What was decided, by whom in which role, and on which day the last of them signed."""
    by = [
        context.say("{name} ({role})", name=typed(each.name), role=title_of(context, each.role))
        for each in decision.signatures
    ]
    return context.say(
        "{verdict}, signed on {day} by {names}",
        verdict=context.signed(decision.verdict),
        day=context.day(max(each.day for each in decision.signatures)),
        names=joined(by, context.language.comma),
    )
