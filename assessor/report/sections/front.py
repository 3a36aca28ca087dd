"""Page one: the verdict, why, what rules it out or might, the scores, and what to do next."""

from assessor.i18n import message
from assessor.report.model import (
    Block,
    Callout,
    Column,
    DecisionBox,
    Heading,
    Inline,
    ListBlock,
    Paragraph,
    Row,
    Span,
    Table,
    Together,
    joined,
    strong,
    typed,
    words,
)
from assessor.report.sections import instrument
from assessor.report.sections.areas import range_figure
from assessor.report.sections.context import Context, brief
from assessor.report.sections.reasons import next_steps, numbers, reasons
from scoring.result import KnockOutFound

_MOST_REASONS, _MOST_STEPS, _MOST_LIFTED = 4, 5, 3


def page_one(context: Context) -> list[Block]:
    """Everything that a director reads before the next meeting."""
    return [
        *_title(context),
        decision_box(context),
        *_departure(context),
        *_undecided(context),
        *_knock_outs(context),
        *_why(context),
        range_figure(context, table_shown=False),
        *_answered(context),
        *_next(context),
        *_notices(context),
    ]


def _title(context: Context) -> list[Block]:
    """What is judged, who considers it, and who answered."""
    assessment = context.assessment
    parts = [
        typed(brief(each.name)) for each in (assessment.platform, assessment.organisation) if each
    ]
    if assessment.author:
        parts.append(context.say("answered by {who}", who=typed(brief(assessment.author))))
    if context.result.rubric:
        parts.append(typed(brief(context.policy.title)))
    line = tuple(span._replace(muted=True) for span in joined(parts, "  ·  "))
    heading = Heading(1, context.theirs(brief(assessment.name)), "top")
    return [heading, Paragraph(line, "note")] if parts else [heading]


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
    signed = context.say("none signed")
    if decision:
        by = joined((typed(each.name) for each in decision.signatures), context.language.comma)
        signed = context.say(
            "{verdict}, signed by {names}", verdict=context.signed(decision.verdict), names=by
        )
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


def _departure(context: Context) -> list[Block]:
    """Where people decided otherwise than the answers point: both, and why, on page one."""
    decision, computed = context.assessment.decision, context.result.recommendation
    if decision is None or computed is None or decision.verdict == computed:
        return []
    title = context.say(
        "The answers point to {computed}. The decision is {decided}.",
        computed=words(context.verdict(computed)),
        decided=words(context.verdict(decision.verdict)),
    )
    reasons_ = (
        *context.theirs(brief(decision.rationale, 700)),
        Span(" "),
        *context.section("sign_off"),
    )
    return [Callout(title, reasons_)]


def _undecided(context: Context) -> list[Block]:
    """Which open answers would settle it: that a verdict is withheld is a finding."""
    result = context.result
    if result.recommendation != "undecided" or not result.open:
        return []
    settling = [each.link_id for each in result.open if each.settling]
    title = context.say("Not yet decidable is a finding. Nothing here is guessed.")
    if settling:
        head = context.count(
            "One open answer could settle the verdict by itself; find it out first",
            "{n} open answers could each settle the verdict alone; find them out first, the most "
            "decisive before the others",
            len(settling),
        )
        text = (*words(f"{head}{context.language.colon}"), *numbers(context, settling), Span("."))
    else:
        text = context.say(
            "No open answer could settle the verdict by itself; together they could. These matter "
            "most: {numbers}.",
            numbers=numbers(context, [each.link_id for each in result.open]),
        )
    return [Callout(title, (*text, Span(" "), *context.section("open")))]


def _knock_outs(context: Context) -> list[Block]:
    found = context.result.knock_outs
    if "knock_outs" not in context.sections:
        return []
    lifted = [each for each in found if each.lifted_by is not None]
    chosen = sum(1 for each in found if each.certain and each.lifted_by is None)
    possible = sum(1 for each in found if not each.certain)
    counts = {
        message("{n} chosen"): chosen,
        message("{n} possible"): possible,
        message("{n} lifted"): len(lifted),
    }
    counted = [context.text(each, n=count) for each, count in counts.items() if count]
    line = context.say(
        "{title}  {counted}  {section}",
        title=strong(context.text("Knock-outs")),
        counted=words(
            context.language.comma.join(counted) or context.text("none chosen, and none possible")
        ),
        section=context.section("knock_outs"),
    )
    blocks: list[Block] = [Paragraph(line)]
    if lifted:
        items = [_lifted(context, each) for each in lifted[:_MOST_LIFTED]]
        if len(lifted) > _MOST_LIFTED:
            left = len(lifted) - _MOST_LIFTED
            items.append(words(context.count("and {n} more", "and {n} more", left)))
        blocks.append(ListBlock(tuple(items)))
    return blocks


def _lifted(context: Context, found: KnockOutFound) -> Inline:
    return context.say(
        "Lifted by {who}: {question} Reason: {reason}",
        who=typed(brief(found.lifted_by or "")),
        question=context.named(found.link_id),
        reason=context.theirs(brief(found.lifted_reason or "", 300)),
    )


def _why(context: Context) -> list[Block]:
    found = reasons(context)
    if not found:
        return []
    shown, left = found[:_MOST_REASONS], len(found) - _MOST_REASONS
    title: Inline = strong(context.text("Why"))
    if left > 0:
        more = context.count("and {n} more reason", "and {n} more reasons", left)
        first = "knock_outs" if context.result.recommendation == "no_go" else "measures"
        where = first if first in context.sections else "areas"
        title = (*title, Span(f"  {more}: ", muted=True), *context.section(where))
    return [Together((Paragraph(title), ListBlock(tuple(shown), ordered=True)))]


def _answered(context: Context) -> list[Block]:
    result = context.result
    if result.rubric:
        return []
    line = context.say(
        "Answered: {share} by weight.", share=words(context.percent(result.coverage))
    )
    if any(area.not_applicable_share for area in result.areas):
        worst = context.say(
            " With each “does not apply” counted as worst: {score}.",
            score=words(context.ends(result.counted_worst)),
        )
        line = (*line, *worst)
    return [Paragraph(line)]


def _next(context: Context) -> list[Block]:
    steps = next_steps(context)
    if not steps:
        return []
    shown = steps[:_MOST_STEPS]
    rows = [Row(tuple(step)) for step in shown]
    left = len(steps) - len(shown)
    columns = (
        Column(words(_next_title(context)), 0.62),
        Column(context.say("Who"), 0.22),
        Column(context.say("By"), 0.16),
    )
    blocks: list[Block] = [Table(columns, tuple(rows))]
    if left:
        more = context.count("{n} more step:", "{n} more steps:", left)
        named = [key for key in ("measures", "open") if key in context.sections]
        where = joined((context.section(key) for key in named), context.language.comma)
        blocks.append(Paragraph((Span(f"{more} ", muted=True), *where), "note"))
    return blocks


def _next_title(context: Context) -> str:
    """What the list of steps is for, which depends on where things stand."""
    return {
        "undecided": context.text("What to find out first"),
        "no_go": context.text("What it would take"),
    }.get(context.result.recommendation or "", context.text("What to do next"))


def _notices(context: Context) -> list[Block]:
    """What this paper is not."""
    made_up = context.say("Illustrative: the organisation's answers are made up.")
    seal = (
        context.say("Sealed when it was made: a PDF reader shows whether anyone changed it since.")
        if context.dossier.sealed
        else context.say("Not sealed: anyone can change this file; its origin is not proven.")
    )
    parts = [made_up, seal] if context.assessment.illustrative else [seal]
    return [Paragraph(joined(parts, " "), "note")]
