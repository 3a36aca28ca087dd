"""What a scenario changes, in sentences: the verdict first, then what lies behind it."""

from collections.abc import Iterable, Iterator

from assessor.comparing.words import area_name
from assessor.i18n import ENGLISH, Language
from assessor.whatif.moves import AreaMoved
from assessor.whatif.scenario import Scenario
from assessor.whatif.trying import WhatIf
from assessor.words import condition_words, score_words, verdict_words
from scoring.result import Condition


def supposed_words(scenario: Scenario, language: Language = ENGLISH) -> str:
    """How much a scenario supposes, by kind, such as "2 answers, 1 measure"."""
    answers, met, weights = (
        len(each) for each in (scenario.answers, scenario.met, scenario.weights)
    )
    said = (
        language.plural("{n} answer", "{n} answers", answers) if answers else "",
        language.plural("{n} measure", "{n} measures", met) if met else "",
        language.plural("{n} weight", "{n} weights", weights) if weights else "",
    )
    return language.comma.join(filter(None, said))


def conditions_moved(tried: WhatIf, language: Language = ENGLISH) -> str:
    """How many conditions fall away, come anew and are left; nothing if none moves."""
    gone, new = (
        _kinds_of(each) for each in (tried.moves.conditions_gone, tried.moves.conditions_new)
    )
    said = []
    if gone:
        said.append(language.plural("{n} condition falls away.", "{n} conditions fall away.", gone))
    if new:
        said.append(language.plural("{n} condition is new.", "{n} conditions are new.", new))
    left = _kinds_of(tried.after.result.conditions)
    if said and left:
        said.append(language.plural("{n} is left.", "{n} are left.", left))
    return " ".join(said)


def _kinds_of(conditions: Iterable[Condition]) -> int:
    """How many, where one measure that several answers call for counts once."""
    return len({(each.kind, each.subject or each.link_id) for each in conditions})


def sentences(tried: WhatIf, language: Language = ENGLISH) -> tuple[str, ...]:
    """Everything that moved; that nothing did is a sentence too."""
    return tuple(_Words(tried, language).all())


class _Words:
    """One scenario being put into words."""

    def __init__(self, tried: WhatIf, language: Language) -> None:
        self._tried = tried
        self._moves = tried.moves
        self._case = tried.after.case
        self._language = language
        self._text = language.text

    def all(self) -> Iterator[str]:
        yield self._verdict()
        if not self._moves.anything:
            yield self._text("Nothing else moves.")
            return
        yield from self._firmness()
        yield from self._scores()
        yield from self._knock_outs()
        yield from self._listed(
            self._conditions(self._moves.conditions_gone), self._text("No longer a condition:")
        )
        yield from self._listed(
            self._conditions(self._moves.conditions_new), self._text("A new condition:")
        )
        yield from self._questions()
        yield from self._hours()

    def _verdict(self) -> str:
        before, after = (verdict_words(self._language, each) for each in self._moves.verdict)
        if before == after:
            return self._text("It stays {verdict}.", verdict=after)
        return self._text("With this: {after}, instead of {before}.", after=after, before=before)

    def _firmness(self) -> Iterator[str]:
        before, after = self._moves.firm
        if before != after:
            yield (
                self._text("It would hold whatever the open answers are.")
                if after
                else self._text("Open answers could then change it.")
            )

    def _scores(self) -> Iterator[str]:
        total = self._moves.total
        if total is not None:
            yield self._text(
                "The total: {after}, instead of {before}.",
                before=score_words(self._language, total.before),
                after=score_words(self._language, total.after),
            )
        for area in self._moves.areas:
            yield self._area(area)

    def _area(self, area: AreaMoved) -> str:
        said = self._text(
            "{area}: {after}, instead of {before}.",
            area=area_name(self._case.questionnaire, area.id),
            before=score_words(self._language, area.before),
            after=score_words(self._language, area.after),
        )
        if area.floor_before == area.floor_after or area.floor_after is None:
            return said
        floor = {
            "met": self._text("It meets its minimum."),
            "perhaps": self._text("It may miss its minimum."),
            "missed": self._text("It misses its minimum."),
        }[area.floor_after]
        return f"{said} {floor}"

    def _knock_outs(self) -> Iterator[str]:
        moves = self._moves
        now = {each.link_id: each for each in moves.knock_outs_new}
        for each in moves.knock_outs_gone:
            if each.link_id not in now:
                question = self._question(each.link_id)
                yield (
                    self._text("No longer rules it out: {question}", question=question)
                    if each.certain
                    else self._text("No longer might rule it out: {question}", question=question)
                )
        for each in now.values():
            question = self._question(each.link_id)
            yield (
                self._text("Rules it out: {question}", question=question)
                if each.certain
                else self._text("Might rule it out: {question}", question=question)
            )

    def _conditions(self, conditions: Iterable[Condition]) -> list[str]:
        case = self._case
        said = (
            condition_words(self._language, each, case.questionnaire, case.policy)
            for each in conditions
        )
        return list(dict.fromkeys(said))

    def _listed(self, entries: list[str], head: str) -> Iterator[str]:
        for entry in entries:
            yield f"{head} {entry}"

    def _questions(self) -> Iterator[str]:
        for link_id in self._moves.asked:
            yield self._text("Is asked as well: {question}", question=self._question(link_id))
        for link_id in self._moves.unasked:
            yield self._text("Is asked no longer: {question}", question=self._question(link_id))

    def _hours(self) -> Iterator[str]:
        for before, after in self._moves.hours.values():
            if after is None or before is None:
                continue
            yield self._text(
                "Hours a week: {needed} needed instead of {before}, {free} free.",
                needed=self._language.number(after.needed),
                before=self._language.number(before.needed),
                free=self._language.number(after.free),
            )

    def _question(self, link_id: str) -> str:
        return self._case.questionnaire.questions[link_id].text
