"""Page one: the verdict, why, what rules it out or might, the scores, and what to do next."""

from assessor.assessment import Decision
from assessor.i18n import message
from assessor.report.model import (
    Block,
    Callout,
    Column,
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
from assessor.report.sections.areas import range_figure
from assessor.report.sections.carrying import seal_notice
from assessor.report.sections.closing import advisers
from assessor.report.sections.context import Context, brief
from assessor.report.sections.fitting import lines_left, lines_of
from assessor.report.sections.glance import decision_box
from assessor.report.sections.reasons import next_steps, numbers, reasons
from scoring.result import KnockOutFound

_MOST_REASONS, _MOST_STEPS, _LEAST_STEPS, _MOST_LIFTED = 4, 5, 1, 3
_LONGEST_RATIONALE = 400


def page_one(context: Context) -> list[Block]:
    """Everything that a director reads before the next meeting."""
    above = [
        *_title(context),
        decision_box(context),
        *_decided(context),
        *_undecided(context),
        *_knock_outs(context),
        *_why(context),
        range_figure(context, table_shown=False),
        *_answered(context),
    ]
    notices = _notices(context)
    return [*above, *_next(context, lines_left([*above, *notices])), *notices]


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


def _decided(context: Context) -> list[Block]:
    """What a signature alone does not tell: why they departed, what was advised, dissent.

    Where people decided otherwise than the answers point, both stand on page one with the reason.
    """
    decision, computed = context.assessment.decision, context.result.recommendation
    if decision is None:
        return []
    advice = _advice(context, decision)
    if computed is None or decision.verdict == computed:
        return [Paragraph(joined([*advice, _see(context, "sign_off")], " "))] if advice else []
    title = context.say(
        "The answers point to {computed}. The decision is {decided}.",
        computed=words(context.verdict(computed)),
        decided=words(context.verdict(decision.verdict)),
    )
    why = context.theirs(brief(decision.rationale, _LONGEST_RATIONALE))
    return [Callout(title, joined([why, *advice, _see(context, "sign_off")], " "))]


def _advice(context: Context, decision: Decision) -> list[Inline]:
    """What became of the advice that was given, and whether somebody dissents."""
    said, roles = [], advisers(context, decision)
    if decision.dpo_advice and roles:
        others = {
            True: message("The advice given ({roles}) was accepted."),
            False: message("The advice given ({roles}) was overruled."),
            None: message("The advice given ({roles}) was neither accepted nor overruled."),
        }
        said.append(context.say(others[decision.dpo_advice_accepted], roles=words(roles)))
    elif decision.dpo_advice:
        heeded = {
            True: message("The data protection officer's advice was accepted."),
            False: message("The data protection officer's advice was overruled."),
            None: message(
                "The data protection officer's advice was neither accepted nor overruled."
            ),
        }
        said.append(context.say(heeded[decision.dpo_advice_accepted]))
    if decision.dissent:
        said.append(context.say("Somebody dissents."))
    return said


def _undecided(context: Context) -> list[Block]:
    """Which open answers would settle it: that a verdict is withheld is a finding."""
    result = context.result
    if result.recommendation != "undecided" or not result.open or context.assessment.decision:
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
    return [Callout(title, (*text, Span(" "), *_see(context, "open")))]


def _see(context: Context, section: str) -> Inline:
    return context.say("See {section}.", section=context.section(section))


def _knock_outs(context: Context) -> list[Block]:
    found = context.result.knock_outs
    if "knock_outs" not in context.sections:
        return []
    lifted = [each for each in found if each.lifted_by is not None]
    chosen = sum(1 for each in found if each.certain and each.lifted_by is None)
    possible = sum(1 for each in found if not each.certain)
    counts = {
        context.count("{n} chosen", "{n} chosen", chosen): chosen,
        context.count("{n} possible", "{n} possible", possible): possible,
        context.count("{n} lifted", "{n} lifted", len(lifted)): len(lifted),
    }
    counted = context.language.comma.join(words for words, count in counts.items() if count)
    line = context.say(
        "{title}  {counted}. {see}",
        title=strong(context.text("Knock-outs")),
        counted=words(counted or context.text("none chosen, and none possible")),
        see=_see(context, "knock_outs"),
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
        "Lifted by {who} ({role}): {question} Reason: {reason}",
        who=typed(brief(found.lifted_by or "")),
        role=context.role(found.may_be_lifted_by),
        question=context.named(found.link_id),
        reason=context.theirs(brief(found.lifted_reason or "")),
    )


def _why(context: Context) -> list[Block]:
    found = reasons(context)
    if not found:
        return []
    # Whoever signed, or lifted something, has said why: that takes the place of the last two.
    explained = context.assessment.decision or any(
        each.lifted_by is not None for each in context.result.knock_outs
    )
    most = _MOST_REASONS // 2 if explained else _MOST_REASONS
    shown, left = found[:most], len(found) - most
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
    return [Paragraph((*line, Span(" "), *_facts(context)))]


def _facts(context: Context) -> Inline:
    """From which dated facts the answers about the platform come, and how good these are."""
    sheet = context.dossier.facts
    if sheet is None:
        return context.say("No fact sheet was used.")
    return context.say(
        "Facts about the platform: {n}, compiled on {day}; unverified: {unverified}; out of date: "
        "{stale}. {see}",
        n=words(str(len(sheet.facts))),
        day=context.day(sheet.compiled),
        unverified=words(str(sum(1 for fact in sheet.facts if not fact.verified))),
        stale=words(str(sum(1 for fact in sheet.facts if fact.stale(context.result.as_of)))),
        see=_see(context, "facts"),
    )


def _next(context: Context, room: float) -> list[Block]:
    """What to do, as far as there is room, and where the rest stands."""
    steps = next_steps(context)
    if not steps:
        return []
    columns = (
        Column(words(_next_title(context)), 0.62),
        Column(context.say("Who"), 0.22),
        Column(context.say("By"), 0.16),
    )
    rows = [Row(tuple(step)) for step in steps[:_MOST_STEPS]]
    while len(rows) > _LEAST_STEPS and lines_of(Table(columns, tuple(rows))) > room:
        rows.pop()
    parts: list[Inline] = []
    left = len(steps) - len(rows)
    if left:
        more = context.count("{n} more step:", "{n} more steps:", left)
        named = [key for key in ("measures", "open") if key in context.sections]
        where = joined((context.section(key) for key in named), context.language.comma)
        parts.append((Span(f"{more} ", muted=True), *where))
    change = f"{context.text('What would change this')}{context.language.colon}"
    parts.append((Span(change, muted=True), *context.section("change")))
    more_ = Paragraph(joined(parts, "  ·  "), "note")
    return [Table(columns, tuple(rows)), more_]


def _next_title(context: Context) -> str:
    """What the list of steps is for, which depends on where things stand."""
    return {
        "undecided": context.text("What to find out first"),
        "no_go": context.text("What it would take"),
    }.get(context.result.recommendation or "", context.text("What to do next"))


def _notices(context: Context) -> list[Block]:
    """What this paper is not."""
    made_up = context.say("Illustrative: the organisation's answers are made up.")
    seal = seal_notice(context, sealed=context.dossier.sealed)
    parts = [made_up, seal] if context.assessment.illustrative else [seal]
    return [Paragraph(joined(parts, " "), "note")]
