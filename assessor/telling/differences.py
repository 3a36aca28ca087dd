"""What one version of an assessment says otherwise than another: pure, in words."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, TypeVar

from assessor.casework import Evaluated
from assessor.i18n import ENGLISH, Language
from assessor.telling.answers import answer_words, proof_words
from assessor.words import percent_words, role_words, score_words, verdict_words
from scoring.commitments import LiftedKnockOut, MeasureCommitment

Kind = Literal[
    "verdict", "decision", "score", "coverage", "answer", "proof", "measure", "exception"
]
Value = TypeVar("Value")


class Difference(NamedTuple):
    """One thing that two versions say otherwise. subject: the question, measure or area."""

    kind: Kind
    subject: str | None
    title: str
    before: str
    after: str


def differences(
    before: Evaluated, after: Evaluated, language: Language = ENGLISH
) -> tuple[Difference, ...]:
    """All that differs: first what it comes to, then what was answered, promised and lifted."""
    pair = _Pair(before, after, language)
    return (
        *_outcome(pair),
        *_scores(pair),
        *_answers(pair),
        *_measures(pair),
        *_exceptions(pair),
    )


def counted_words(found: tuple[Difference, ...], language: Language) -> str:
    """How much differs, in a few words."""
    answers, proofs, measures, exceptions = (
        sum(1 for one in found if one.kind == kind)
        for kind in ("answer", "proof", "measure", "exception")
    )
    parts = {
        language.plural("{n} answer", "{n} answers", answers): answers,
        language.plural("the proof of {n} answer", "the proof of {n} answers", proofs): proofs,
        language.plural("{n} measure", "{n} measures", measures): measures,
        language.plural("{n} exception", "{n} exceptions", exceptions): exceptions,
    }
    counted = [words for words, count in parts.items() if count]
    return language.list(counted) if counted else language.text("no answer, measure or exception")


class _Pair(NamedTuple):
    before: Evaluated
    after: Evaluated
    language: Language

    @property
    def both(self) -> tuple[Evaluated, Evaluated]:
        return self.before, self.after


def _differing(
    kind: Kind, subject: str | None, title: str, words: tuple[str, str]
) -> Iterator[Difference]:
    if words[0] != words[1]:
        yield Difference(kind, subject, title, *words)


def _outcome(pair: _Pair) -> Iterator[Difference]:
    language = pair.language
    verdicts = [verdict_words(language, one.result.recommendation) for one in pair.both]
    title = language.text("What the answers point to")
    yield from _differing("verdict", None, title, (verdicts[0], verdicts[1]))
    decided = [
        verdict_words(language, decision.verdict) if decision else language.text("not signed")
        for decision in (one.case.assessment.decision for one in pair.both)
    ]
    yield from _differing("decision", None, language.text("Decision"), (decided[0], decided[1]))


def _scores(pair: _Pair) -> Iterator[Difference]:
    language = pair.language
    totals = [score_words(language, one.result.total) for one in pair.both]
    yield from _differing("score", None, language.text("Total"), (totals[0], totals[1]))
    asked = pair.after.case.questionnaire
    areas = [{area.id: area.score for area in one.result.areas} for one in pair.both]
    for area in dict.fromkeys((*areas[0], *areas[1])):
        group = asked.groups.get(area)
        scores = [score_words(language, each.get(area)) for each in areas]
        title = group.text if group else area
        yield from _differing("score", area, title, (scores[0], scores[1]))
    shares = [percent_words(language, one.result.coverage) for one in pair.both]
    title = language.text("Answered, by weight")
    yield from _differing("coverage", None, title, (shares[0], shares[1]))


def _answers(pair: _Pair) -> Iterator[Difference]:
    language = pair.language
    old, new = (one.case.assessment.answers for one in pair.both)
    earlier, present = (one.case.questionnaire.questions for one in pair.both)
    for link_id in dict.fromkeys((*present, *earlier)):
        was, now = old.get(link_id), new.get(link_id)
        if was == now:
            continue
        question = present.get(link_id) or earlier[link_id]
        answers = (
            answer_words(was, question, language),
            answer_words(now, question, language),
        )
        if answers[0] != answers[1]:
            yield Difference("answer", link_id, question.text, *answers)
        proofs = (
            proof_words(was.backing if was else None, language),
            proof_words(now.backing if now else None, language),
        )
        yield from _differing("proof", link_id, question.text, proofs)


def _measures(pair: _Pair) -> Iterator[Difference]:
    language = pair.language
    made = [
        {one.measure: one for one in each.case.assessment.commitments.measures}
        for each in pair.both
    ]
    for name in _either(*made):
        known = pair.after.case.policy.measures.get(name)
        words = [_measure_words(each.get(name), language) for each in made]
        yield from _differing("measure", name, known.what if known else name, (words[0], words[1]))


def _measure_words(made: MeasureCommitment | None, language: Language) -> str:
    if made is None:
        return language.text("nothing agreed")
    if made.state == "met":
        return language.text("met; proof: {proof}", proof=made.proof or "")
    day = language.date(made.due) if made.due else ""
    return language.text("agreed: {owner}, by {day}", owner=made.owner, day=day)


def _exceptions(pair: _Pair) -> Iterator[Difference]:
    made = [
        {(one.link_id, one.role): one for one in each.case.assessment.commitments.lifted}
        for each in pair.both
    ]
    for link_id, role in _either(*made):
        question = pair.after.case.questionnaire.questions.get(link_id)
        words = [_exception_words(each.get((link_id, role)), pair) for each in made]
        title = question.text if question else link_id
        yield from _differing("exception", link_id, title, (words[0], words[1]))


def _exception_words(made: LiftedKnockOut | None, pair: _Pair) -> str:
    if made is None:
        return pair.language.text("not lifted")
    role = role_words(pair.after.case.policy, made.role)
    return pair.language.text(
        "lifted as {role} by {who}: {reason}", role=role, who=made.by, reason=made.reason
    )


def _either(one: Mapping[Value, object], other: Mapping[Value, object]) -> Iterator[Value]:
    """The keys of both, each once, in their order."""
    yield from dict.fromkeys((*one, *other))
