"""Evaluated cases beside each other, each under a name of its own."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from assessor.assessment import Assessment
from assessor.casework import Case, Evaluated, opened
from questionnaires import response
from questionnaires.loading import read, validated
from questionnaires.problems import Finding, InvalidFileError
from questionnaires.response import QuestionnaireRef
from scoring.comparison import Alternative, Comparison, Instrument, compared
from scoring.differences import Difference, differences
from scoring.robustness import Robustness, WeightInterval, robustness, weight_intervals


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

    @property
    def frame(self) -> Evaluated:
        """The case that says by which questionnaire and policy all are compared."""
        return next(iter(self.by_id.values()))

    @cached_property
    def robustness(self) -> Robustness:
        """How often each is first, over all weightings of the areas."""
        return robustness(self.comparison.matrix, self.order)

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

    Raises ValueError if no case could be evaluated, or if the order names other areas.
    """
    named = dict(
        zip(_distinct([one for one, _ in cases]), (case for _, case in cases), strict=True)
    )
    found = {one: case for one, case in named.items() if isinstance(case, Evaluated)}
    unjudged = {one: case for one, case in named.items() if isinstance(case, OtherVersion)}
    compared_ = SideBySide(found, unjudged, order)
    unknown = [area for area in order if area not in compared_.comparison.matrix.areas]
    if unknown or len(set(order)) < len(order):
        raise ValueError(f"{', '.join(order)} is no order of areas")
    return compared_


def opened_beside(
    assessment: Path, questionnaire: Path | None = None, policy: Path | None = None
) -> Case | OtherVersion:
    """A case to compare; an assessment of another version is listed instead of refused.

    Raises InvalidFileError for anything else that is wrong with it.
    """
    try:
        return opened(assessment, questionnaire, policy)
    except InvalidFileError:
        other = _of_other_version(assessment, questionnaire, policy)
        if other is None:
            raise
        return other


def _of_other_version(
    path: Path, questionnaire: Path | None, policy: Path | None
) -> OtherVersion | None:
    """The assessment, if it is sound but for the version that it answers."""
    from assessor.casework import judged_by

    asked, _ = judged_by(questionnaire, policy)

    def nothing(_: Assessment) -> list[Finding]:
        return []

    try:
        found = validated(read(path), Assessment, response.FORMAT, nothing)
    except (InvalidFileError, OSError):
        return None
    named = found.questionnaire
    if named.id != asked.id or named.version == asked.version:
        return None
    return OtherVersion(found, QuestionnaireRef(id=asked.id, version=asked.version))


def id_of(assessment: Assessment, path: Path | None = None) -> str:
    """What an assessment is called in data: its own id, or its platform's, or its file's name."""
    platform = assessment.platform.id if assessment.platform else None
    return assessment.id or platform or (path.stem if path else assessment.name)


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
    """The shortest kind of name by which all differ: platform, with version or organisation, id."""
    kinds = (
        [each.platform.name if each.platform else "" for each in assessments.values()],
        [
            f"{each.platform.name}, {each.organisation.name}"
            if each.platform and each.organisation
            else ""
            for each in assessments.values()
        ],
        [each.name for each in assessments.values()],
        [f"{each.name}, version {each.version}" for each in assessments.values()],
        list(assessments),
    )
    names = next(kind for kind in kinds if all(kind) and len(set(kind)) == len(kind))
    return dict(zip(assessments, names, strict=True))
