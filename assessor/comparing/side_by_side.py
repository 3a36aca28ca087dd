"""Evaluated cases beside each other, each under a name of its own."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from assessor.assessment import Assessment
from assessor.casework import Case, Evaluated
from assessor.i18n import ENGLISH, Language
from questionnaires.messages import SpokenError
from questionnaires.response import QuestionnaireRef
from scoring.comparison import Alternative, Comparison, DecisionMatrix, Instrument, compared
from scoring.differences import Difference, differences
from scoring.robustness import Robustness, WeightInterval, robustness, weight_intervals


class OrderError(SpokenError, ValueError):
    """An order of importance that is none."""


class OtherVersion(NamedTuple):
    """An assessment that answers another version of the questionnaire, so cannot be judged here."""

    assessment: Assessment
    asked: QuestionnaireRef


class SideBySide:
    """What a comparison shows, worked out when somebody looks.

    by_id: the evaluated cases in the order given. names: each platform by the shortest
    name that tells it from the others. unjudged: assessments that are only listed.
    order: areas by importance, the most important first, where somebody has said so.
    """

    def __init__(
        self,
        by_id: Mapping[str, Evaluated],
        unjudged: Mapping[str, OtherVersion],
        order: Sequence[str] = (),
    ) -> None:
        self.by_id = by_id
        self.unjudged = unjudged
        self.order = tuple(order)
        self.comparison: Comparison = compared(
            [
                Alternative(one, _instrument(found.case), found.result)
                for one, found in by_id.items()
            ]
        )
        self.names = _names(
            {one: found.case.assessment for one, found in by_id.items()}
            | {one: other.assessment for one, other in unjudged.items()}
        )

    def instead(self, others: Mapping[str, Evaluated]) -> "SideBySide":
        """The same comparison with some cases replaced, to see what a scenario moves."""
        found = {one: others.get(one, case) for one, case in self.by_id.items()}
        return SideBySide(found, self.unjudged, self.order)

    def in_language(self, language: Language) -> "SideBySide":
        """The same comparison with the texts of questionnaire and policy in a language."""
        if language is ENGLISH:
            return self
        from assessor.languages.laying import evaluated_in

        spoken = {one: evaluated_in(found, language) for one, found in self.by_id.items()}
        return SideBySide(spoken, self.unjudged, self.order)

    @property
    def frame(self) -> Evaluated:
        """The case that says by which questionnaire and policy all are compared."""
        return next(iter(self.by_id.values()))

    @cached_property
    def robustness(self) -> Robustness:
        """How often each is first, over all weightings of the areas."""
        # The weights that are in doubt have no say in it, so moving them need not count anew.
        return _shares(self.comparison.matrix._replace(weights=()), self.order)

    @cached_property
    def intervals(self) -> tuple[WeightInterval, ...]:
        """How far one area's weight can move while the leader stays first."""
        return weight_intervals(self.comparison.matrix)

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """The questions that separate them, most telling first."""
        return differences(self.comparison)

    @property
    def settled(self) -> bool:
        """Whether the ranking holds however the open answers turn out."""
        placed = self.comparison.ranking
        return all(
            one.total.low > other.total.high
            or (one.total == other.total and one.total.low == one.total.high)
            for place, one in enumerate(placed)
            for other in placed[place + 1 :]
        )


def side_by_side(
    cases: Sequence[tuple[str, Evaluated | OtherVersion]], order: Sequence[str] = ()
) -> SideBySide:
    """Cases with an id each, compared. Equal ids are numbered, so that none hides another.

    Raises OrderError if the order names other areas; ValueError if no case was evaluated.
    """
    named = dict(
        zip(_distinct([one for one, _ in cases]), (case for _, case in cases), strict=True)
    )
    found = {one: case for one, case in named.items() if isinstance(case, Evaluated)}
    unjudged = {one: case for one, case in named.items() if isinstance(case, OtherVersion)}
    compared_ = SideBySide(found, unjudged, order)
    unknown = [area for area in order if area not in compared_.comparison.matrix.areas]
    if unknown or len(set(order)) < len(order):
        raise OrderError(
            "{areas} is no order of areas. Name areas of the policy that weigh something, each "
            "once.",
            areas=", ".join(order),
        )
    return compared_


@lru_cache(maxsize=64)
def _shares(matrix: DecisionMatrix, order: tuple[str, ...]) -> Robustness:
    return robustness(matrix, order)


def _instrument(case: Case) -> Instrument:
    asked, policy = case.questionnaire, case.policy
    return Instrument(asked.id, asked.version, policy.id, policy.version)


def _distinct(ids: Sequence[str]) -> list[str]:
    """The ids, with a number behind any that was there before."""
    taken: list[str] = []
    for one in ids:
        name, number = one, 1
        while name in taken:
            number += 1
            name = f"{one}-{number}"
        taken.append(name)
    return taken


def _names(assessments: Mapping[str, Assessment]) -> dict[str, str]:
    """Each by the shortest kind of name that no other has, from its platform's to its id."""
    kinds = [_kinds(one, assessment) for one, assessment in assessments.items()]
    taken = [Counter(column) for column in zip(*kinds, strict=True)]
    names = [
        next(name for name, counts in zip(own, taken, strict=True) if name and counts[name] == 1)
        for own in kinds
    ]
    distinct = len(set(names)) == len(names)
    return dict(zip(assessments, names if distinct else assessments, strict=True))


def _kinds(one: str, assessment: Assessment) -> tuple[str, ...]:
    """What an assessment may be called, the shortest first; the last is its own for certain."""
    platform = assessment.platform.name if assessment.platform else ""
    organisation = assessment.organisation.name if assessment.organisation else ""
    return (
        platform,
        f"{platform}, {organisation}" if platform and organisation else "",
        assessment.name,
        f"{assessment.name}, version {assessment.version}",
        one,
    )
