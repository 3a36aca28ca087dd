"""One event as a sentence."""

from collections.abc import Iterator
from functools import singledispatch
from typing import NamedTuple

from assessor.casework import Case
from assessor.i18n import Language
from assessor.telling.answers import answer_words, proof_words
from assessor.words import own_role_words, role_words, verdict_words
from assessor.workflow import events as happened
from questionnaires.items import Question
from questionnaires.response import Answer


class Teller(NamedTuple):
    """What puts an event into words: the case that it belongs to, and the language.

    link_id: the question that the event is about. answer: what was answered there before.
    """

    case: Case
    language: Language
    link_id: str | None = None
    answer: Answer | None = None

    @property
    def question(self) -> Question | None:
        """The question that the event is about, if it is still asked."""
        return self.case.questionnaire.questions.get(self.link_id or "")

    def measure(self, name: str) -> str:
        """What a measure asks for."""
        known = self.case.policy.measures.get(name)
        return known.what if known else name

    def role(self, role: str) -> str:
        """A role's readable name."""
        return role_words(self.case.policy, role)


class Said(NamedTuple):
    """An event in words: what was done; and, where something was changed, from what to what."""

    what: str
    before: str | None = None
    after: str | None = None


@singledispatch
def said(what: happened.Event, teller: Teller) -> Said:
    """An event in words."""
    return Said(teller.language.text("Did something: {kind}", kind=what.kind))


@said.register
def _(what: happened.Begun, teller: Teller) -> Said:
    language, count = teller.language, len(what.assessment.answers)
    answers = language.plural("{n} answer was there", "{n} answers were there", count)
    if what.origin:
        lead = language.text("Took it over from {origin}", origin=what.origin)
    else:
        lead = language.text("Began the assessment")
    return Said(f"{lead}; {answers}" if count else lead)


@said.register
def _(what: happened.Answered, teller: Teller) -> Said:
    language, before, after = teller.language, teller.answer, what.answer
    old = answer_words(before, teller.question, language)
    new = answer_words(after, teller.question, language)
    if before is None:
        return Said(language.text("Answered"), None, new)
    if after is None:
        return Said(language.text("Took the answer back"), old, new)
    if old != new:
        return Said(language.text("Changed the answer"), old, new)
    if before.backing != after.backing:
        proofs = (proof_words(one.backing, language) for one in (before, after))
        return Said(language.text("Changed the proof"), *proofs)
    if before.comment != after.comment:
        comments = (one.comment or language.text("no comment") for one in (before, after))
        return Said(language.text("Changed the comment"), *comments)
    return Said(language.text("Answered again"), None, new)


@said.register
def _(what: happened.Confirmed, teller: Teller) -> Said:
    language = teller.language
    answer = answer_words(teller.answer, teller.question, language)
    if what.overridden_because:
        why = what.overridden_because
        return Said(language.text("Departed from the fact sheet: {why}", why=why), None, answer)
    return Said(language.text("Confirmed the proposed answer"), None, answer)


@said.register
def _(what: happened.SetAside, teller: Teller) -> Said:
    words = answer_words(what.answer, teller.question, teller.language)
    return Said(
        teller.language.text("Answered without having seen a colleague's answer"), None, words
    )


@said.register
def _(_: happened.Settled, teller: Teller) -> Said:
    return Said(teller.language.text("Kept the answer that counted, of two"))


@said.register
def _(what: happened.Attached, teller: Teller) -> Said:
    return Said(teller.language.text("Added the file {name}", name=what.name))


@said.register
def _(what: happened.Described, teller: Teller) -> Said:
    language = teller.language
    changed = language.list(_described(what, language))
    return Said(language.text("Changed {parts}", parts=changed))


def _described(what: happened.Described, language: Language) -> Iterator[str]:
    named = {
        "title": language.text("the title"),
        "scope": language.text("the scope"),
        "author": language.text("who answers"),
        "review_by": language.text("the review date"),
        "owner": language.text("the owner"),
    }
    yield from (words for name, words in named.items() if getattr(what, name) is not None)
    if what.judged_today:
        yield language.text("the day of judging to today")


@said.register
def _(what: happened.Promised, teller: Teller) -> Said:
    language, measure = teller.language, what.measure
    todo = teller.measure(measure.measure)
    if measure.state == "met":
        proof = measure.proof or ""
        return Said(
            language.text(
                "Saw that it is done: {measure} (proof: {proof})", measure=todo, proof=proof
            )
        )
    day = language.date(measure.due) if measure.due else ""
    return Said(
        language.text(
            "Agreed: {measure} ({owner}, by {day})", measure=todo, owner=measure.owner, day=day
        )
    )


@said.register
def _(what: happened.Withdrawn, teller: Teller) -> Said:
    todo = teller.measure(what.measure)
    return Said(teller.language.text("Took back what was agreed: {measure}", measure=todo))


@said.register
def _(what: happened.Lifted, teller: Teller) -> Said:
    role, reason = teller.role(what.lifted.role), what.lifted.reason
    return Said(
        teller.language.text("Lifted the knock-out as {role}: {reason}", role=role, reason=reason)
    )


@said.register
def _(_: happened.LiftingWithdrawn, teller: Teller) -> Said:
    return Said(teller.language.text("Took the exception back: the knock-out stands again"))


@said.register
def _(_: happened.Submitted, teller: Teller) -> Said:
    return Said(teller.language.text("Sent it for review"))


@said.register
def _(what: happened.Remarked, teller: Teller) -> Said:
    return Said(teller.language.text("Commented: {text}", text=what.text))


@said.register
def _(what: happened.Replied, teller: Teller) -> Said:
    return Said(teller.language.text("Replied: {text}", text=what.text))


@said.register
def _(what: happened.Returned, teller: Teller) -> Said:
    return Said(teller.language.text("Returned it: {text}", text=what.text))


@said.register
def _(what: happened.Advised, teller: Teller) -> Said:
    role = teller.role(what.role)
    return Said(teller.language.text("Advised as {role}: {text}", role=role, text=what.text))


@said.register
def _(what: happened.Decided, teller: Teller) -> Said:
    language = teller.language
    verdict = verdict_words(language, what.verdict)
    return Said(language.text("Signed {verdict}: {reason}", verdict=verdict, reason=what.rationale))


@said.register
def _(what: happened.Filed, teller: Teller) -> Said:
    language = teller.language
    who = language.list(
        language.text("{name} as {role}", name=one.name, role=own_role_words(language, one.role))
        for one in what.signatures
    )
    return Said(
        language.text(
            "Handed in a signed copy of version {n}, signed by {who}", n=what.version, who=who
        )
    )


@said.register
def _(what: happened.Reopened, teller: Teller) -> Said:
    return Said(teller.language.text("Reopened it: {reason}", reason=what.reason))


@said.register
def _(what: happened.Measured, teller: Teller) -> Said:
    outcome = what.outcome
    return Said(
        teller.language.text(
            "Recorded what came of it: {channel}, {measure}: {value} {unit}",
            channel=outcome.channel,
            measure=outcome.measure,
            value=outcome.value,
            unit=outcome.unit,
        )
    )


@said.register
def _(what: happened.Moved, teller: Teller) -> Said:
    version = f"{what.answers.id} {what.answers.version}"
    return Said(teller.language.text("Moved it to the questionnaire {version}", version=version))


@said.register
def _(what: happened.Erased, teller: Teller) -> Said:
    return Said(
        teller.language.plural(
            "Erased a name where it had been typed, in {n} entry",
            "Erased a name where it had been typed, in {n} entries",
            len(what.digests),
        )
    )
