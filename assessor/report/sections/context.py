"""What every section needs: the dossier, the language, and how both are put into words.

Texts of the report itself go through the language; texts that people typed, and texts
of questionnaire and policy, are content: they keep their own language and direction.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from assessor.i18n import Language
from assessor.numbering import question_numbers
from assessor.report.dossier import Dossier
from assessor.report.model import Inline, Span, linked, typed, words
from assessor.report.sections.citing import numbered
from assessor.report.sections.values import quantity, step_words, value_words
from assessor.words import score_words, verdict_words
from questionnaires.items import GroupItem, Question, Source, StringItem, TextItem
from questionnaires.response import Answer
from scoring.numbers import floored
from scoring.policy import Verdict
from scoring.result import Ends, Standing

_PLACE = re.compile(r"\{(\w+)\}")
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
NO_BREAK = "\u00a0"


class Context:
    """One report in the making."""

    def __init__(self, dossier: Dossier, language: Language, sections: Mapping[str, int]) -> None:
        """sections: the number of each section, by its key."""
        self.dossier = dossier
        self.language = language
        self.sections = sections
        self.questionnaire = dossier.questionnaire
        self.assessment = dossier.assessment
        self.policy = dossier.policy
        self.result = dossier.result

    def text(self, message: str, **values: object) -> str:
        """The report's own words."""
        return self.language.text(message, **values)

    def say(self, message: str, **parts: Inline) -> Inline:
        """The report's own words with stretches of other text in their places."""
        return tuple(_filled(self.language.text(message), parts))

    def theirs(self, text: str) -> Inline:
        """Words that people wrote into the assessment: as they typed them, in its language."""
        return self._written(text, self.assessment.language or "")

    def sources(self, text: str) -> Inline:
        """Words of a source, which nobody translates: in the language of whoever wrote it down."""
        return self._written(text, self.dossier.written_in)

    def _written(self, text: str, code: str) -> Inline:
        """A passage with its language, where that is known and not the report's own."""
        tag = code.replace("_", "-")
        known = _TAG.fullmatch(tag) and tag != self.language.tag
        return (Span(text, user=True, language=tag if known else ""),)

    def count(self, one: str, many: str, n: int) -> str:
        """The form for n things."""
        return self.language.plural(one, many, n)

    def day(self, day: date | None) -> Inline:
        """A day that no line end parts, or that none is set."""
        if day is None:
            return self.say("not set")
        return words(self.language.date(day).replace(" ", NO_BREAK))

    def published(self, source: Source) -> Inline:
        """Who published a source and when; a date that is no day or month stays as written."""
        publisher = self.sources(source.publisher)
        if not source.date:
            return publisher
        return (*publisher, Span(self.language.comma), *self._dated(source.date))

    def _dated(self, written: str) -> Inline:
        for missing, said in (("", self.language.date), ("-01", self.language.month)):
            if _DAY.fullmatch(written + missing):
                try:
                    return words(said(date.fromisoformat(written + missing)).replace(" ", NO_BREAK))
                except ValueError:
                    break
        return typed(written)

    def score(self, value: Fraction | int) -> str:
        """A score cut off after one decimal, so that 69.96 never reads 70.0."""
        return self.language.number(value)

    def points(self, value: Fraction | int) -> str:
        """Points, which are whole numbers unless an instrument publishes others."""
        whole = Fraction(value).denominator == 1
        return self.language.number(value, digits=0 if whole else 1)

    def ends(self, ends: Ends | None) -> str:
        """A score range in words."""
        return score_words(self.language, ends)

    def hours(self, value: Fraction) -> str:
        """Hours, cut off after one decimal and grouped by thousands."""
        return quantity(Decimal(floored(value, 1)), self.language, least_digits=1)

    def percent(self, share: Fraction) -> str:
        """A share from 0 to 1 in per cent, cut off."""
        return f"{self.language.number(share * 100, digits=0)}{NO_BREAK}%"

    def verdict(self, verdict: Verdict) -> str:
        """A verdict as it is written on page one."""
        return verdict_words(self.language, verdict)

    def signed(self, verdict: Verdict) -> Inline:
        """A verdict with its sign before it."""
        return (Span(self.verdict(verdict), strong=True, sign=verdict),)

    def role(self, role: str | None) -> Inline:
        """A role by its name in the policy."""
        return typed(self.policy.roles.get(role, role)) if role else self.say("nobody yet")

    def measure(self, name: str) -> Inline:
        """What a measure asks for."""
        known = self.policy.measures.get(name)
        return typed(known.what if known else name)

    def is_met(self, name: str) -> bool:
        """Whether somebody has seen the proof of a measure."""
        promised = self.assessment.commitments.measures
        return any(each.measure == name and each.state == "met" for each in promised)

    @cached_property
    def numbers(self) -> dict[str, str]:
        """A short number for every question: the area's letter and its place there."""
        return question_numbers(self.questionnaire)

    def question(self, link_id: str) -> Question | None:
        """The question of that id, if the questionnaire still has it."""
        return self.questionnaire.questions.get(link_id)

    def number(self, link_id: str) -> Inline:
        """A question's number, as a link to its answer."""
        if link_id not in self.numbers:
            return typed(link_id)
        return linked(self.numbers[link_id], f"#q-{link_id}")

    def named(self, link_id: str) -> Inline:
        """A question's number and text."""
        question = self.question(link_id)
        if question is None:
            return typed(link_id)
        return (*self.number(link_id), Span("  "), *typed(brief(question.text)))

    def area_name(self, area: str | None) -> Inline:
        """An area by its title; a group of another instrument by what that calls it."""
        name = area or ""
        asked = self.questionnaire.groups.get(name)
        scored = self.policy.rubric.groups.get(name) if self.policy.rubric else None
        text = (scored.text if scored else None) or (asked.text if asked else None)
        return typed(brief(text or _readable(name)))

    def groups_of(self, link_id: str) -> list[GroupItem]:
        """The groups around a question."""
        return [
            group
            for group in self.questionnaire.groups.values()
            if any(question.link_id == link_id for question in group.questions())
        ]

    def step(self, link_id: str, name: str | None) -> Inline:
        """A step on a question's scale by the name that the result has for it."""
        if name is None:
            return self.say("a better answer")
        rule = self.policy.questions.get(link_id)
        levels = rule.levels if rule else ()
        step = step_words(self.question(link_id), levels, name, self.language)
        return tuple(span._replace(strong=True) for span in step)

    @cached_property
    def back_links(self) -> dict[str, str]:
        """For each answer that matters elsewhere, the anchor of the place where it does."""
        back = {each.link_id: f"open-{each.link_id}" for each in self.result.open}
        back |= {each.link_id: f"ko-{each.link_id}" for each in self.result.knock_outs}
        for each in self.result.conditions:
            if each.link_id:
                back.setdefault(each.link_id, "s-measures")
        return back

    def section(self, key: str) -> Inline:
        """A section by its number, as a link to it."""
        return linked(self.text("section {n}", n=self.sections[key]), f"#s-{key}")

    def answer(self, link_id: str) -> Answer | None:
        """What was answered, if anything."""
        return self.assessment.answers.get(link_id)

    def standing(self, link_id: str) -> Standing | None:
        """How the question stands in the result."""
        return self.result.standings.get(link_id)

    def value(self, link_id: str) -> Inline:
        """The value of an answer in words."""
        question, answer = self.question(link_id), self.answer(link_id)
        if link_id in self.result.capacities:
            return self._load(link_id)
        if question is None or answer is None or answer.value is None:
            return ()
        if isinstance(question, StringItem | TextItem) and isinstance(answer.value, str):
            return self.theirs(answer.value)
        return value_words(question, answer.value, self.language)

    def _load(self, link_id: str) -> Inline:
        capacity = self.result.capacities[link_id]
        if capacity is None:
            return ()
        hours = self.say(
            "{needed}\u00a0h needed, {free}\u00a0h free",
            needed=words(self.hours(capacity.needed)),
            free=words(self.hours(capacity.free)),
        )
        if capacity.load is None:
            return hours
        load = self.language.number(capacity.load, digits=2)
        return (*words(f"{load} "), Span("("), *hours, Span(")"))

    @cached_property
    def source_numbers(self) -> dict[str, str]:
        """The short number of every source that is cited, such as S12."""
        return numbered(self.dossier)

    def source(self, source_id: str) -> Source | None:
        """An entry of the catalogue of sources."""
        return self.questionnaire.source_by_id.get(source_id)


def _filled(message: str, parts: dict[str, Inline]) -> Iterator[Span]:
    """A message with its places filled in by text that keeps its own look."""
    end = 0
    for place in _PLACE.finditer(message):
        if place.start() > end:
            yield Span(message[end : place.start()])
        yield from parts[place.group(1)]
        end = place.end()
    if end < len(message):
        yield Span(message[end:])


def brief(text: str, most: int = 160) -> str:
    """The beginning of a text that stands in full elsewhere."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip() + "…"


def _readable(name: str) -> str:
    """A name in data as a title."""
    return name[:1].upper() + name[1:].replace("_", " ")
