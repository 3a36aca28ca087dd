"""What people promised or signed beside the answers: measures, and knock-outs lifted.

A measure is *called for* by an answer, *agreed* once it has an owner and a date,
and *met* once its proof was seen. Only a measure that is met stops being a condition.
"""

from typing import Annotated, Literal, Self

from pydantic import model_validator

from questionnaires.messages import Message, UnfitValueError
from questionnaires.model import Day, Frozen, Id, Listed, Plain
from questionnaires.problems import quoted

MeasureState = Literal["called_for", "agreed", "met"]


class MeasureCommitment(Frozen):
    """Where one measure stands. Agreed needs owner and due; met needs proof, seen_by, seen_on."""

    measure: Id
    state: Literal["agreed", "met"]
    owner: Plain
    due: Day | None = None
    proof: Plain | None = None
    seen_by: Plain | None = None
    seen_on: Day | None = None

    @model_validator(mode="after")
    def _holds_what_its_state_claims(self) -> Self:
        if self.state == "agreed" and self.due is None:
            raise UnfitValueError(Message("an agreed measure needs a date"), Message("Add due"))
        if self.state == "met" and not (self.proof and self.seen_by and self.seen_on):
            raise UnfitValueError(
                Message("a met measure needs its proof"), Message("Add proof, seen_by and seen_on")
            )
        return self


class LiftedKnockOut(Frozen):
    """A signed exception: who lifted which chosen answer, in which role, when and why.

    answer: the option's code (several: their list), or the name of a number's level,
    such as "above 1". It lapses when the answer changes, and counts only in the role
    that the policy names for that knock-out.
    """

    link_id: Id
    answer: Plain | bool | Annotated[tuple[Id, ...], Listed]
    role: Id
    by: Plain
    day: Day
    reason: Plain

    @property
    def cell(self) -> str:
        """The name of the answer that was lifted, as levels are named."""
        if isinstance(self.answer, tuple):
            return ", ".join(self.answer)
        return str(self.answer).lower() if isinstance(self.answer, bool) else self.answer


class Commitments(Frozen):
    """Everything promised or signed for one assessment."""

    measures: Annotated[tuple[MeasureCommitment, ...], Listed] = ()
    lifted: Annotated[tuple[LiftedKnockOut, ...], Listed] = ()

    @model_validator(mode="after")
    def _names_each_once(self) -> Self:
        named = [commitment.measure for commitment in self.measures]
        twice = sorted({name for name in named if named.count(name) > 1})
        if twice:
            raise UnfitValueError(
                Message("measure {measure} is committed twice", measure=quoted(twice[0])),
                Message("Keep one entry for it"),
            )
        return self


# Built without validation, which would first build the validator: a cold start is counted.
NOTHING_PROMISED = Commitments.model_construct()
