"""What a result says, in words: the same on paper, on the page and at the command line."""

from datetime import date
from fractions import Fraction

from assessor.access import OWN_WORDS
from assessor.assessment import SignedAs
from assessor.i18n import Language, message
from questionnaires.items import Optioned, Question
from questionnaires.questionnaire import Questionnaire
from scoring.policy import Policy, Verdict
from scoring.result import Condition, ConditionKind, Ends

_MONTHS_FROM, _YEARS_FROM = 61, 3 * 365
_DIGITS = 16
"""Of a certificate's SHA-256: enough to tell it from any other."""


def verdict_words(language: Language, verdict: Verdict | None) -> str:
    """A verdict as it is printed; a rubric without verdicts has none."""
    if verdict is None:
        return language.text("NO VERDICT")
    return {
        "go": language.text("GO"),
        "conditional": language.text("GO WITH CONDITIONS"),
        "no_go": language.text("NO-GO"),
        "undecided": language.text("NOT YET DECIDABLE"),
    }[verdict]


def score_words(language: Language, ends: Ends | None) -> str:
    """A score, or its range from worst to best."""
    if ends is None:
        return language.text("nothing to score")
    low, high = language.number(ends.low), language.number(ends.high)
    return low if ends.low == ends.high else language.text("{low} to {high}", low=low, high=high)


def age_words(language: Language, days: int) -> str:
    """How old something is: in days at first, then in months, then in years."""
    if days < _MONTHS_FROM:
        return language.plural("{n} day old", "{n} days old", max(days, 0))
    if days < _YEARS_FROM:
        return language.plural("{n} month old", "{n} months old", days * 12 // 365)
    return language.plural("{n} year old", "{n} years old", days // 365)


def percent_words(language: Language, share: Fraction) -> str:
    """A share from 0 to 1 in whole per cent, cut off."""
    return f"{language.number(share * 100, digits=0)} %"


def role_words(policy: Policy, role: str) -> str:
    """A role's readable name, if the policy gives one."""
    return policy.roles.get(role, role)


def speaker_words(language: Language, policy: Policy, role: str) -> str:
    """A role in which people act: as the policy calls it, or as it is called here."""
    return role_words(policy, role) if role in policy.roles else own_role_words(language, role)


def own_role_words(language: Language, role: str) -> str:
    """A role of this toolkit's own; one that only a policy names stands as it is."""
    return language.worded(OWN_WORDS.get(role, role.replace("_", " ")))


def signed_when(language: Language, one: SignedAs) -> str:
    """When somebody signed, by whose clock, with which certificate, and who vouches for that."""
    day, minute = (one.when or "")[:10], (one.when or "")[11:16]
    if not day:
        parts = [language.text("at an unknown time")]
    elif one.stamped:
        parts = [
            language.text(
                "{day}, {time} UTC, by a time-stamp",
                day=language.date(date.fromisoformat(day)),
                time=minute,
            )
        ]
    else:
        parts = [
            language.text(
                "{day}, {time} UTC, by their own clock",
                day=language.date(date.fromisoformat(day)),
                time=minute,
            )
        ]
    digits = one.certificate[:_DIGITS]
    parts.append(language.text("certificate {digits}", digits=digits))
    if one.vouched is None:
        parts.append(language.text("nobody vouches for this name"))
    return language.semicolon.join(parts)


def answer_words(language: Language, item: Question, name: str) -> str:
    """A level or answer by name: the label of each option, yes or no, or the bounds."""
    if isinstance(item, Optioned):
        labels = {option.code: option.text for option in item.answer_option}
        return language.semicolon.join(labels.get(code, code) for code in name.split(", "))
    if name in ("true", "false"):
        return language.text("Yes") if name == "true" else language.text("No")
    return language.text("anything else") if name == "otherwise" else name.replace("_", " ")


def condition_words(
    language: Language, condition: Condition, questionnaire: Questionnaire, policy: Policy
) -> str:
    """One clause that keeps the verdict from go, as a sentence without its full stop."""
    subject = condition.subject or ""
    group = questionnaire.groups.get(subject)
    measure = policy.measures.get(subject)
    question = questionnaire.questions.get(condition.link_id or "")
    return _CLAUSES[condition.kind](
        language,
        group.text if group else measure.what if measure else subject,
        question.text if question else "",
    )


class _Clause:
    """A message with places for the area or measure, and the question, that it is about."""

    def __init__(self, words: str) -> None:
        self._words = words

    def __call__(self, language: Language, subject: str, question: str) -> str:
        return language.text(self._words, subject=subject, question=question)


_CLAUSES: dict[ConditionKind, _Clause] = {
    "total_below_go": _Clause(message("The total is below what a go needs")),
    "area_below_go_level": _Clause(message("{subject}: the score is below what a go needs")),
    "measure_outstanding": _Clause(message("To do: {subject}")),
    "knock_out_lifted": _Clause(message("A knock-out was lifted by signed exception: {question}")),
    "backing_weak": _Clause(message("The proof is too thin or out of date: {question}")),
    "area_not_applicable": _Clause(message("{subject}: nothing of it is said to apply")),
    "too_much_not_applicable": _Clause(message("{subject}: too much of it is said not to apply")),
    "unknown_blocks_go": _Clause(message("Must be answered before a go: {question}")),
    "no_score": _Clause(message("There is nothing to score")),
}
