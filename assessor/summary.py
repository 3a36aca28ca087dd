"""A result as a page of text for a terminal, in lines that fit one; the report says it all."""

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from assessor.casework import Evaluated
from assessor.i18n import ENGLISH, Language, message
from assessor.words import (
    answer_words,
    condition_words,
    percent_words,
    role_words,
    score_words,
    verdict_words,
)
from scoring.criteria import Criterion
from scoring.result import AreaResult, Change, KnockOutFound, TurningPoint

MOST = 5
"""Entries of one kind; the report has them all."""
WIDTH = 96
VERDICT_WIDTH = 20


def headline(found: Evaluated, language: Language = ENGLISH) -> str:
    """One line: what the answers point to, for what."""
    verdict = pointed_words(found, language)
    return f"{verdict:<{VERDICT_WIDTH}} {one_line(found.case.assessment.name)}"


def pointed_words(found: Evaluated, language: Language = ENGLISH) -> str:
    """What the answers point to: a verdict, or the outcomes of an instrument that has its own."""
    rubric = found.result.rubric
    if rubric is not None and rubric.possible_outcomes:
        return " / ".join(rubric.possible_outcomes)
    return verdict_words(language, found.result.recommendation)


def one_line(text: str) -> str:
    r"""A text without line breaks, so that no title can pass for a line of ours.

    >>> one_line("A title\nGO   for everything")
    'A title GO for everything'
    """
    return " ".join(text.split())


def summary(found: Evaluated, language: Language = ENGLISH) -> str:
    """The verdict and what it rests on, the reasons first."""
    return "\n".join(_Summary(found, language).lines())


class _Summary:
    """One result being put into lines."""

    def __init__(self, found: Evaluated, language: Language) -> None:
        self._found = found
        self._result = found.result
        self._case = found.case
        self._language = language
        self._text = language.text

    def lines(self) -> Iterator[str]:
        """All lines, in the order in which a reader needs them."""
        yield headline(self._found, self._language)
        if self._case.assessment.illustrative:
            yield from wrapped(self._text("Illustrative: made up to show how things work."), "  ")
        yield from wrapped(self._firmness(), "  ")
        yield from wrapped(self._score(), "  ")
        yield from self._areas()
        for head, entries in self._parts():
            if entries:
                yield f"  {head}"
                yield from shortened(self._language, entries)

    def _parts(self) -> Iterator[tuple[str, list[str]]]:
        """What stands under a head of its own, each with its entries."""
        result, text = self._result, self._text
        standing = [each for each in result.knock_outs if each.certain and not each.lifted_by]
        yield text("Rules it out:"), [self._knock_out(each) for each in standing]
        possible = [each for each in result.knock_outs if not each.certain]
        yield text("Might rule it out:"), [self._knock_out(each) for each in possible]
        yield text("Keeps it from GO:"), self._conditions()
        yield self._open_head(), [self._open()] if result.open else []
        for point in self._found.turning_points:
            yield self._way_head(point), self._way(point)

    def _firmness(self) -> str:
        result, text, language = self._result, self._text, self._language
        if result.firm:
            return text("This holds whatever the open answers turn out to be.")
        if result.rubric is not None and not result.rubric.possible_outcomes:
            return text("The figures depend on open answers.")
        if result.rubric is not None and not result.possible:
            return text("Which of these it is depends on open answers.")
        possible = either([verdict_words(language, each) for each in result.possible], text("or"))
        if result.recommendation in result.possible or len(result.possible) > 1:
            return text("Not firm: once all is answered, it may be {verdicts}.", verdicts=possible)
        return text(
            "It would be {verdicts}, but for a question that must be answered before a go.",
            verdicts=possible,
        )

    def _score(self) -> str:
        result, language = self._result, self._language
        if result.rubric is not None:
            return self._text(
                "As of {day}, {share} of it is answered.",
                day=result.as_of.isoformat(),
                share=percent_words(language, result.coverage),
            )
        return self._text(
            "As of {day}, the score is {score} of 100; {share} of it is answered.",
            day=result.as_of.isoformat(),
            score=score_words(language, result.total),
            share=percent_words(language, result.coverage),
        )

    def _areas(self) -> Iterator[str]:
        names = [self._area_name(area) for area in self._result.areas]
        width = min(max(map(len, names), default=0), WIDTH // 2)
        for name, area in zip(names, self._result.areas, strict=True):
            yield from wrapped(f"{name:<{width}}  {self._area_score(area)}", "    ")

    def _area_name(self, area: AreaResult) -> str:
        group = self._case.questionnaire.groups.get(area.id)
        return group.text if group else area.id

    def _area_score(self, area: AreaResult) -> str:
        rubric = self._result.rubric
        if rubric is not None:
            return rubric.groups[area.id].shown or score_words(self._language, None)
        score = score_words(self._language, area.score)
        if area.floor is None:
            return score
        floor = self._language.number(area.floor, digits=0 if area.floor == int(area.floor) else 1)
        return self._text("{score} (minimum {floor})", score=score, floor=floor)

    def _knock_out(self, each: KnockOutFound) -> str:
        role = role_words(self._case.policy, each.may_be_lifted_by)
        may = self._text("May be lifted by: {role}.", role=role)
        return f"{each.link_id}: {sentence(each.reason)} {may}"

    def _conditions(self) -> list[str]:
        """Each clause once, even if several answers call for the same measure."""
        case, conditions = self._case, self._result.conditions
        said = (
            condition_words(self._language, each, case.questionnaire, case.policy)
            for each in conditions
        )
        return list(dict.fromkeys(said))

    def _open_head(self) -> str:
        count = len(self._result.open)
        return self._language.plural(
            "{n} open answer; find out first:", "{n} open answers; find out first:", count
        )

    def _open(self) -> str:
        every = self._result.open
        first = [each.link_id for each in every if each.settling] or [one.link_id for one in every]
        return ", ".join(first[:MOST])

    def _way_head(self, point: TurningPoint) -> str:
        verdict = verdict_words(self._language, point.to)
        if not point.reachable:
            return self._text("To reach {verdict}: no answers lead there.", verdict=verdict)
        return self._language.plural(
            "To reach {verdict}, touch {n} question:",
            "To reach {verdict}, touch {n} questions:",
            len(point.changes),
            verdict=verdict,
        )

    def _way(self, point: TurningPoint) -> list[str]:
        if not point.reachable:
            why = ", ".join(point.why)
            return [self._text("What is fixed prevents it: {why}", why=why)]
        # What is to be done for several questions at once is said once.
        asked: dict[str, list[str]] = {}
        for change in point.changes:
            asked.setdefault(self._change(change), []).append(change.link_id)
        return [f"{', '.join(link_ids)}: {change}" for change, link_ids in asked.items()]

    def _change(self, change: Change) -> str:
        criterion = self._found.judged.criteria.by_link_id[change.link_id]
        goal = answer_words(self._language, criterion.item, change.goal or "")
        how = {
            "settle": message("find out; it must turn out to be: {goal}"),
            "change": message("change it to: {goal}"),
            "meet_measure": message("meet the measure."),
            "better_backing": message("better the proof."),
            "lift_or_change": message("change it to: {goal}, or have it lifted"),
        }[change.kind]
        said = self._text(how, goal=goal)
        return " ".join([said, *self._measures(criterion, change)])

    def _measures(self, criterion: Criterion, change: Change) -> list[str]:
        """What the answer to be reached calls for and nobody has done yet."""
        cell = next((cell for cell in criterion.cells if cell.name == change.goal), None)
        met, measures = self._found.judged.judging.met, self._case.policy.measures
        return [
            self._text("To do: {what}", what=sentence(measures[name].what))
            for name in (cell.measures if cell else ())
            if name not in met
        ]


def shortened(language: Language, entries: Sequence[str]) -> Iterator[str]:
    """The first entries as points, and how many are left."""
    for entry in entries[:MOST]:
        yield from wrapped(entry, "    - ")
    if len(entries) > MOST:
        left = len(entries) - MOST
        yield "      " + language.text("and {n} more, which the report has", n=left)


def wrapped(text: str, start: str) -> list[str]:
    """A text in lines that fit a terminal, those after the first indented under it."""
    return wrap(text, WIDTH, initial_indent=start, subsequent_indent=" " * len(start)) or [start]


def sentence(text: str) -> str:
    """A text that ends as a sentence does."""
    text = text.strip()
    return text if text.endswith((".", "?", "!")) else f"{text}."


def either(words: Iterable[str], last: str) -> str:
    """Words in a row, such as "a, b or c", with that last word between the last two."""
    *first, end = words
    return f"{', '.join(first)} {last} {end}" if first else end
