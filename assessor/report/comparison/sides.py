"""What every part of a comparison needs: the platforms in order, and how to speak of them."""

from collections.abc import Sequence
from functools import cached_property

from assessor.casework import Evaluated
from assessor.comparing import SideBySide
from assessor.comparing.hours import Workload, workload
from assessor.comparing.words import first_words, standing_words
from assessor.fingerprint import sha256
from assessor.i18n import Language
from assessor.report.attaching_comparison import Carrying
from assessor.report.dossier import Dossier
from assessor.report.model import Inline, Span, linked, text_of, typed, words
from assessor.report.sections.context import Context, brief
from assessor.report.sections.values import quantity
from scoring.comparison import Placed
from scoring.result import Ends

_NAME = 60
MOST_DIFFERENCES = 24
"""Questions in the table of differences: what comes after tells little."""


class Sides:
    """One comparison in the making."""

    def __init__(self, compared: SideBySide, language: Language) -> None:
        self.compared = compared
        self.language = language
        self.sections: dict[str, int] = {}
        self.carrying = Carrying((), {})
        self.contexts = {
            one: Context(_dossier(found), language, {}) for one, found in compared.by_id.items()
        }
        self.lead = next(iter(self.contexts.values()))
        self.text, self.say, self.count = self.lead.text, self.lead.say, self.lead.count

    @property
    def ranked(self) -> tuple[Placed, ...]:
        """The ranking, first places first."""
        return self.compared.comparison.ranking

    @property
    def is_contest(self) -> bool:
        """Whether two or more are ranked."""
        return len(self.ranked) > 1

    @property
    def has_outcomes(self) -> bool:
        """Whether anything was measured later."""
        return any(found.case.assessment.outcomes for found in self.compared.by_id.values())

    @cached_property
    def ids(self) -> list[str]:
        """Everyone that was judged: those ranked by rank, then the others as given."""
        ranked = [each.id for each in self.ranked]
        return [*ranked, *(one for one in self.contexts if one not in ranked)]

    @cached_property
    def aside(self) -> list[str]:
        """Everyone that is listed but not ranked."""
        judged = [one for one in self.contexts if one in self.compared.comparison.aside]
        return [*judged, *self.compared.unjudged]

    @cached_property
    def comparable(self) -> list[str]:
        """Everyone whose areas are those of the first: the same questions, the same policy."""
        there = {each.id for each in self.compared.comparison.comparable}
        return [one for one in self.ids if one in there]

    @cached_property
    def workload(self) -> Workload:
        """What they cost in hours, those ranked first."""
        return workload({one: self.found(one) for one in self.ids})

    @property
    def samples(self) -> str:
        """How many weightings were tried."""
        return quantity(self.compared.robustness.samples, self.language)

    @cached_property
    def fingerprints(self) -> dict[str, str]:
        """The hash of every assessment that was judged."""
        return {one: sha256(found.case.assessment) for one, found in self.compared.by_id.items()}

    @cached_property
    def organisation(self) -> str | None:
        """Whose assessments these are, if they are one organisation's."""
        cases = self.compared.by_id.values()
        names = {c.case.assessment.organisation for c in cases}
        only = names.pop() if len(names) == 1 else None
        return only.name if only else None

    @cached_property
    def numbered(self) -> frozenset[str]:
        """Questions that stand in the table of differences, so that a number can lead there."""
        return frozenset(each.link_id for each in self.compared.differences[:MOST_DIFFERENCES])

    def found(self, one: str) -> Evaluated:
        """One evaluated case."""
        return self.compared.by_id[one]

    def name(self, one: str) -> Inline:
        """A platform by the name that tells it from the others."""
        return typed(self.label(one))

    def label(self, one: str) -> str:
        """The same as bare text, for pictures."""
        return brief(self.compared.names[one], _NAME)

    def labels(self, ids: Sequence[str]) -> str:
        """Several names in a row."""
        return self.language.list([self.label(one) for one in ids])

    def ends(self, ends: Ends | None) -> str:
        """A score range in words."""
        return self.lead.ends(ends)

    def first(self, one: str) -> str:
        """How often a platform is first over all weightings."""
        row = self.compared.robustness.of(one)
        return first_words(self.language, row.first_whatever, row.first_at_best) if row else ""

    def area(self, area: str) -> str:
        """An area by its title."""
        return text_of(self.lead.area_name(area))

    def section(self, key: str) -> Inline:
        """A section by its number, as a link to it."""
        return linked(self.text("section {n}", n=self.sections[key]), f"#s-{key}")

    def question(self, link_id: str) -> Inline:
        """A question's number and text; the number leads to both answers."""
        question = self.lead.question(link_id)
        number = self.lead.numbers.get(link_id)
        if question is None or number is None:
            return typed(link_id)
        shown = linked(number, f"#d-{link_id}") if link_id in self.numbered else words(number)
        return (*shown, Span("  "), *typed(brief(question.text)))

    def answer(self, one: str, link_id: str) -> Inline:
        """What one platform's answer is; a state in the report's words, an answer as it reads."""
        context, standing = self.contexts[one], self.found(one).result.standings.get(link_id)
        value = context.value(link_id) if standing and standing.state == "answered" else ()
        if value:
            return typed(brief(text_of(value))) if any(span.user for span in value) else value
        state = standing_words(self.language, self.found(one), link_id, standing)
        return (Span(state, sign="unknown" if standing and standing.state == "unknown" else None),)


def _dossier(found: Evaluated) -> Dossier:
    case = found.case
    return Dossier(case.questionnaire, case.assessment, case.policy, found.result)
