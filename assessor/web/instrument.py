"""A questionnaire and its policy to read: what is asked and why, and what is made of answers.

Every number stands with its reason and its source, because each of them will be asked for.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from assessor.i18n import Language
from assessor.numbering import question_numbers
from assessor.report.model import text_of
from assessor.report.sections.values import quantity, step_words
from assessor.web.explain import kind_words, source_line
from assessor.web.figures import MUTED, RULE
from assessor.web.plain import html
from assessor.workflow.desk import Judges
from questionnaires.items import GroupItem, NumberItem, Optioned, Question
from scoring.capacity import Quantity
from scoring.cells import level_name
from scoring.numbers import Points
from scoring.policy import AreaPolicy, Level, Policy, QuestionPolicy

_CELL = f"border-bottom:1px solid {RULE};padding:3px 8px 3px 0;vertical-align:top;text-align:start"


class Reader(NamedTuple):
    """What is read, and in which language it is read."""

    judges: Judges
    language: Language

    def source(self, name: str | None) -> str:
        """A source by its id, in brackets, as HTML."""
        known = self.judges.questionnaire.source_by_id.get(name or "")
        return f" ({source_line(known, self.language)})" if known else ""

    def number(self, value: Points | None) -> str:
        """A number with all its digits."""
        if value is None:
            return "–"
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        return quantity(exact, self.language)


def area(reader: Reader, group: GroupItem) -> str:
    """Every question of an area, with what its answers are worth."""
    numbers = question_numbers(reader.judges.questionnaire)
    hint = f'<p style="margin:2px 0 0">{html(group.hint)}</p>' if group.hint else ""
    questions = "".join(
        _question(reader, question, numbers[question.link_id]) for question in group.questions()
    )
    return (
        f'<h2 style="font-size:1.4rem;margin:12px 0 0;padding:0">{html(group.text)}</h2>'
        f"{hint}{questions}"
    )


def _question(reader: Reader, question: Question, number: str) -> str:
    rule = reader.judges.policy.questions.get(question.link_id)
    paragraphs = [
        _muted(question.hint or ""),
        _muted(" · ".join(_marks(reader, question))),
        _worth(reader, question, rule),
        _labelled(reader.language.text("Why we ask"), question.guidance_hint or ""),
        _sources(reader, question),
    ]
    return (
        f'<section style="border-bottom:1px solid {RULE};padding:10px 0">'
        f'<h3 style="font-size:1.05rem;font-weight:600;margin:0;padding:0">{html(number)} '
        f"{html(question.text)}</h3>{''.join(paragraphs)}</section>"
    )


def _marks(reader: Reader, question: Question) -> Iterator[str]:
    """What is particular about a question."""
    language = reader.language
    yield {
        "platform": language.text("about the platform"),
        "organisation": language.text("about us"),
        "platform_in_context": language.text("about us on this platform"),
    }[question.subject]
    if question.screen:
        yield language.text("first ten minutes")
    if question.carries_over:
        yield language.text("carries over to the next platform")
    if question.enable_when is not None or question.link_id in reader.judges.questionnaire.rules:
        yield language.text("asked after certain answers only")
    if question.read_only:
        yield language.text("worked out, never typed")
    if not question.required:
        yield language.text("may be left empty")
    if question.allow_not_applicable:
        yield language.text("may be said not to apply, with a reason")


def _worth(reader: Reader, question: Question, rule: QuestionPolicy | None) -> str:
    """The options or steps with their points and what follows from them."""
    language = reader.language
    if rule is None:
        options = question.answer_option if isinstance(question, Optioned) else ()
        listed = "".join(f"<li>{html(option.text)}</li>" for option in options)
        note = _muted(language.text("Not scored: it says what else is asked, or feeds a sum."))
        return f"{note}<ul>{listed}</ul>" if listed else note
    titles = (language.text("Answer"), language.text("Points"), language.text("What follows"))
    head = "".join(f'<th scope="col" style="{_CELL}">{html(title)}</th>' for title in titles)
    rows = "".join(_level(reader, question, rule, level) for level in rule.levels)
    weight = language.text("Weight {n}.", n=rule.weight.value)
    facts = [f"{html(weight)} {html(rule.weight.reason or '')}{reader.source(rule.weight.source)}"]
    if rule.backing is not None:
        need = language.text("Proof needed: {kind}.", kind=kind_words(language)[rule.backing.value])
        facts.append(f"{html(need)} {html(rule.backing.reason or '')}")
    if rule.blocks_go is not None and rule.blocks_go.value:
        blocks = language.text("While it is unknown, no GO.")
        facts.append(f"{html(blocks)} {html(rule.blocks_go.reason or '')}")
    told = "".join(f'<p style="margin:2px 0;font-size:0.875rem">{fact}</p>' for fact in facts)
    return (
        '<table style="border-collapse:collapse;width:100%;font-size:0.875rem;margin:4px 0">'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{told}"
    )


def _level(reader: Reader, question: Question, rule: QuestionPolicy, level: Level) -> str:
    words = text_of(step_words(question, rule.levels, level_name(level), reader.language))
    options = question.answer_option if isinstance(question, Optioned) else ()
    told = next((one.hint for one in options if one.code == level.answer), None)
    hint = f'<br><span style="color:{MUTED}">{html(told)}</span>' if told else ""
    follows = "<br>".join(_follows(reader, level))
    return (
        f'<tr><td style="{_CELL}">{html(words)}{hint}</td>'
        f'<td style="{_CELL}">{html(reader.number(level.points))}</td>'
        f'<td style="{_CELL}">{follows}</td></tr>'
    )


def _follows(reader: Reader, level: Level) -> Iterator[str]:
    language, policy = reader.language, reader.judges.policy
    if level.knock_out is not None:
        role = level.knock_out.may_be_lifted_by
        words = language.text(
            "Rules it out: {reason} It may be lifted by: {role}.",
            reason=level.knock_out.reason,
            role=policy.roles.get(role, role),
        )
        yield f"<b>{html(words)}</b>"
    for name in level.measures:
        measure = policy.measures.get(name)
        yield html(language.text("To do: {what}", what=measure.what if measure else name))
    if level.reason:
        yield html(level.reason)


def _sources(reader: Reader, question: Question) -> str:
    known = reader.judges.questionnaire.source_by_id
    lines = "".join(
        f"<li>{source_line(known[one], reader.language)}</li>"
        for one in question.sources
        if one in known
    )
    if not lines:
        return ""
    title = html(reader.language.text("Sources"))
    return (
        f'<p style="margin:4px 0 0;font-size:0.875rem"><b>{title}</b></p>'
        f'<ul style="font-size:0.875rem;margin:0">{lines}</ul>'
    )


def verdicts(reader: Reader) -> str:
    """What the policy makes of all answers together: thresholds, areas, measures, roles."""
    language, policy = reader.language, reader.judges.policy
    about = f"<p>{html(policy.description)}</p>" if policy.description else ""
    title = language.text("What decides")
    return (
        f'<h2 style="font-size:1.4rem;margin:12px 0 0;padding:0">{html(title)}</h2>{about}'
        f"{_thresholds(reader)}{_areas(reader)}{_measures(reader)}{_roles(reader)}"
        f"{_assumed(reader)}"
    )


def _thresholds(reader: Reader) -> str:
    language, policy = reader.language, reader.judges.policy
    lines = []
    for words, score in (
        (language.text("GO from {n} of 100.", n=_of(reader, policy, "go_from")), policy.go_from),
        (
            language.text("NO-GO below {n} of 100.", n=_of(reader, policy, "no_go_below")),
            policy.no_go_below,
        ),
    ):
        if score is not None:
            why = f"{html(score.reason or '')}{reader.source(score.source)}"
            lines.append(f"<b>{html(words)}</b> {why}")
    if policy.backing_lasts is not None:
        days = language.plural(
            "Proof lasts {n} day.", "Proof lasts {n} days.", policy.backing_lasts.value
        )
        lines.append(f"<b>{html(days)}</b> {html(policy.backing_lasts.reason or '')}")
    return _listed(language.text("The total"), lines)


def _of(reader: Reader, policy: Policy, name: str) -> str:
    score = getattr(policy, name)
    return reader.number(score.value if score else None)


def _areas(reader: Reader) -> str:
    language = reader.language
    groups = reader.judges.questionnaire.groups
    lines = [
        f"<b>{html(groups[name].text if name in groups else name)}</b>: {_area(reader, rule)}"
        for name, rule in reader.judges.policy.areas.items()
    ]
    return _listed(language.text("The areas"), lines)


def _area(reader: Reader, rule: AreaPolicy) -> str:
    language = reader.language
    weight = language.text("weight {n}.", n=rule.weight.value)
    parts = [f"{html(weight)} {html(rule.weight.reason or '')}{reader.source(rule.weight.source)}"]
    for words, score in (
        (language.text("Minimum {n}: below it, NO-GO."), rule.floor),
        (language.text("A GO needs {n}."), rule.go_level),
        (
            language.text("At most {n} % may be said not to apply."),
            rule.not_applicable_at_most,
        ),
    ):
        if score is not None:
            said = words.format(n=reader.number(score.value))
            parts.append(f"{html(said)} {html(score.reason or '')}{reader.source(score.source)}")
    return "<br>".join(parts)


def _measures(reader: Reader) -> str:
    language, policy = reader.language, reader.judges.policy
    lines = [
        f"<b>{html(one.what)}</b> "
        + html(
            language.text(
                "By {role}; shown by: {proof}.",
                role=policy.roles.get(one.role, one.role),
                proof=one.proof,
            )
        )
        + (f" {html(one.reason)}" if one.reason else "")
        for one in policy.measures.values()
    ]
    return _listed(language.text("What answers may call for"), lines)


def _roles(reader: Reader) -> str:
    lines = [html(name) for name in reader.judges.policy.roles.values()]
    return _listed(reader.language.text("Roles"), lines)


def _assumed(reader: Reader) -> str:
    """Numbers that stand in where a team has not measured its own."""
    asked = reader.judges.questionnaire
    drawn = ""
    for link_id, formula in reader.judges.policy.derived.items():
        question = asked.questions.get(link_id)
        title = reader.language.text(
            "Figures behind: {question}", question=question.text if question else link_id
        )
        figures = [one for one in formula.quantities() if one.value is not None and one.reason]
        drawn += _listed(title, [_quantity(reader, one) for one in figures])
    return drawn


def _quantity(reader: Reader, one: Quantity) -> str:
    question = reader.judges.questionnaire.questions.get(one.item or "")
    unit = question.unit if isinstance(question, NumberItem) and question.unit else ""
    about = f"{html(question.text)} " if question else ""
    return (
        f"{about}<b>{html(reader.number(one.value))} {html(unit)}</b> {html(one.reason or '')}"
        f"{reader.source(one.source)}"
    )


def _listed(title: str, lines: list[str]) -> str:
    if not lines:
        return ""
    body = "".join(f'<li style="margin:4px 0">{line}</li>' for line in lines)
    return (
        f'<h3 style="font-size:1.15rem;margin:16px 0 0;padding:0">{html(title)}</h3><ul>{body}</ul>'
    )


def _muted(words: str) -> str:
    return f'<p style="margin:2px 0 0;color:{MUTED}">{html(words)}</p>' if words else ""


def _labelled(title: str, words: str) -> str:
    if not words:
        return ""
    return f'<p style="margin:4px 0 0"><b>{html(title)}</b>: {html(words)}</p>'
