"""A scenario: answers that are supposed, measures supposed to be met, weights supposed to hold.

It is a value of its own, with a name. It knows which assessment it was made for, so that
whoever finds it again learns whether that has changed since.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Final, Literal

from pydantic import Field

from assessor.assessment import Assessment
from assessor.casework import Case, Evaluated
from assessor.fingerprint import sha256
from questionnaires import answer_checks
from questionnaires.messages import Message, SpokenError
from questionnaires.model import Frozen, Id, Listed, OrBare, Plain, Sha256
from questionnaires.problems import quoted
from questionnaires.response import Answer, AnswerValue, Backing
from scoring.commitments import Commitments, MeasureCommitment
from scoring.policy import Policy, ReasonedWeight
from scoring.result import TurningPoint
from scoring.trial import made_of

FORMAT: Final = "scenario/1"
SUPPOSED = "supposed"
"""Stands where a met measure names who saw its proof: nobody has, it is supposed."""
_PROVEN = Backing(kind="independent_check")


class ScenarioError(SpokenError, ValueError):
    """A scenario that its case cannot take, with the remedy."""


class Scenario(Frozen):
    """Changes to one assessment, tried and perhaps kept, never entered into its record.

    of: the fingerprint of the assessment that it was made for. answers: put in place of
    those given. met: measures taken as met. weights: of areas, in place of the policy's.
    """

    format: Literal["scenario/1"] = FORMAT
    name: Plain
    of: Sha256
    answers: Annotated[Mapping[Id, Annotated[Answer, OrBare()]], Field(default_factory=dict)]
    met: Annotated[tuple[Id, ...], Listed] = ()
    weights: Annotated[Mapping[Id, Annotated[int, Field(ge=0)]], Field(default_factory=dict)]

    @property
    def changes(self) -> int:
        """How many things it supposes."""
        return len(self.answers) + len(self.met) + len(self.weights)

    def fits(self, assessment: Assessment) -> bool:
        """Whether the assessment still is the one that this was made for."""
        return self.of == sha256(assessment)

    def answering(self, link_id: str, answer: Answer | None) -> "Scenario":
        """The same with one answer supposed, or supposed no longer."""
        kept = {key: each for key, each in self.answers.items() if key != link_id}
        if answer is not None:
            kept[link_id] = answer
        return self.model_copy(update={"answers": kept})

    def meeting(self, measure: str, *, met: bool = True) -> "Scenario":
        """The same with one measure supposed to be met, or no longer."""
        kept = tuple(each for each in self.met if each != measure)
        return self.model_copy(update={"met": (*kept, measure) if met else kept})

    def weighing(self, weights: Mapping[str, int]) -> "Scenario":
        """The same with other weights of areas; none of them: the policy's."""
        return self.model_copy(update={"weights": dict(weights)})


def supposing(name: str, case: Case, answers: Mapping[str, AnswerValue] | None = None) -> Scenario:
    """A scenario for this case: these answers, each as well backed as any policy asks."""
    return Scenario(
        name=name,
        of=sha256(case.assessment),
        answers={link_id: proven(value) for link_id, value in (answers or {}).items()},
        weights={},
    )


def proven(value: AnswerValue | None) -> Answer:
    """A supposed answer, as well backed as any policy asks."""
    return Answer(value=value, backing=_PROVEN)


def of_turning_point(name: str, found: Evaluated, point: TurningPoint) -> Scenario:
    """What a turning point asks for, as a scenario to try.

    Raises ScenarioError if the point is not reachable: there is nothing to try.
    """
    if not point.reachable:
        raise ScenarioError("No answers lead to {to}. Change what prevents it first.", to=point.to)
    scenario = supposing(name, found.case)
    for change in point.changes:
        made = made_of(found.judged, change)
        if made.answer is not None:
            scenario = scenario.answering(change.link_id, proven(made.answer.value))
        for promise in made.met:
            scenario = scenario.meeting(promise.measure)
    return scenario


def applied(case: Case, scenario: Scenario) -> Case:
    """The case as it would be: a copy, with everything that the scenario supposes.

    A computed answer is not part of it; whoever judges the copy takes it from the scenario.
    Raises ScenarioError with every supposition that the case cannot take.
    """
    faults = list(_faults(case, scenario))
    if faults:
        raise ScenarioError(" ".join(faults))
    assessment = case.assessment.model_copy(
        update={
            "answers": {**case.assessment.answers, **typed_answers(case, scenario)},
            "commitments": _commitments(case, scenario),
        }
    )
    return case._replace(assessment=assessment, policy=reweighed(case.policy, scenario.weights))


def typed_answers(case: Case, scenario: Scenario) -> dict[str, Answer]:
    """The supposed answers that people could give."""
    return {
        link_id: answer
        for link_id, answer in scenario.answers.items()
        if link_id not in case.policy.derived
    }


def computed_answers(case: Case, scenario: Scenario) -> dict[str, Answer]:
    """The supposed answers that are otherwise worked out, such as the load."""
    return {
        link_id: answer
        for link_id, answer in scenario.answers.items()
        if link_id in case.policy.derived
    }


def _faults(case: Case, scenario: Scenario) -> Iterator[Message]:
    questions, policy = case.questionnaire.questions, case.policy
    for link_id in scenario.answers:
        if link_id not in questions:
            yield Message(
                "There is no question {link_id}. Take it out of the scenario.",
                link_id=quoted(link_id),
            )
    for measure in scenario.met:
        if measure not in policy.measures:
            yield Message(
                "The policy knows no measure {measure}. Take it out of the scenario.",
                measure=quoted(measure),
            )
    for area in scenario.weights:
        if area not in policy.areas:
            yield Message(
                "The policy has no area {area}. Take it out of the scenario.", area=quoted(area)
            )
    weights = {name: area.weight.value for name, area in policy.areas.items()}
    if scenario.weights and not any({**weights, **scenario.weights}.values()):
        yield Message("No area weighs anything. Give one of them a weight above 0.")
    known = {key: each for key, each in typed_answers(case, scenario).items() if key in questions}
    supposed = case.assessment.model_copy(update={"answers": known})
    for finding in answer_checks.findings(supposed, case.questionnaire):
        if finding.path[:1] == ("answers",):
            yield Message("{what}. {remedy}.", what=finding.what, remedy=finding.remedy)


def _commitments(case: Case, scenario: Scenario) -> Commitments:
    """What was promised, with the supposed measures met."""
    promised = case.assessment.commitments
    kept = [each for each in promised.measures if each.measure not in scenario.met]
    met = [
        MeasureCommitment.model_construct(
            measure=measure, state="met", owner=SUPPOSED, proof=SUPPOSED, seen_by=SUPPOSED
        )
        for measure in scenario.met
    ]
    return promised.model_copy(update={"measures": (*kept, *met)})


def reweighed(policy: Policy, weights: Mapping[str, int]) -> Policy:
    """The policy with other weights of some areas; itself if none are given."""
    if not weights:
        return policy
    areas = {
        name: area.model_copy(update={"weight": ReasonedWeight(value=weights[name])})
        if name in weights
        else area
        for name, area in policy.areas.items()
    }
    return policy.model_copy(update={"areas": areas})
