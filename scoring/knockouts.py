"""Step 4: knock-outs, which end an assessment whatever the score.

A knock-out is *certain* if its answer was chosen, *possible* while its question is
open. Only the role that the policy names may lift one, and only a chosen one: the
exception holds for that answer alone, so changing the answer undoes it.
"""

from collections.abc import Iterable, Mapping

from scoring.commitments import Commitments, LiftedKnockOut
from scoring.criteria import Criterion
from scoring.result import KnockOutFound, Standing


def knock_outs(
    by_link_id: Mapping[str, Criterion], standings: Iterable[Standing], commitments: Commitments
) -> tuple[KnockOutFound, ...]:
    """Every knock-out that stands, might stand, or was lifted; the certain ones first."""
    lifted = {each.link_id: each for each in commitments.lifted}
    found = (
        _found(by_link_id[standing.link_id], standing, lifted.get(standing.link_id))
        for standing in standings
        if standing.effects.knocks_low or (standing.cell is not None and standing.cell.knock_out)
    )
    return tuple(sorted(filter(None, found), key=lambda each: not each.certain))


def _found(
    criterion: Criterion, standing: Standing, lifting: LiftedKnockOut | None
) -> KnockOutFound | None:
    chosen = standing.cell.knock_out if standing.cell else None
    knock_out = chosen or criterion.knock_out
    if knock_out is None:
        return None
    excepted = lifting if chosen and not standing.effects.knocks_low else None
    return KnockOutFound(
        standing.link_id,
        knock_out.reason,
        knock_out.may_be_lifted_by,
        bool(standing.effects.knocks_high) or (excepted is not None and not standing.maybe),
        excepted.by if excepted else None,
        excepted.reason if excepted else None,
    )
