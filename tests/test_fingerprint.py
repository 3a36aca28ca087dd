"""Fingerprints: the same for files that say the same, and files that are read again."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor import shipped
from assessor.fingerprint import canonical, sha256
from questionnaires.loading import parsed
from questionnaires.model import Frozen, Number
from questionnaires.questionnaire import Questionnaire
from scoring.policy import Policy


class _Held(Frozen):
    value: Number


@pytest.mark.parametrize(("place", "model"), [(0, Questionnaire), (1, Policy)])
def test_a_canonical_file_is_read_again(place: int, model: Any) -> None:
    """What is hashed is a file that gives the same value, to the last digit."""
    value = shipped.both()[place]
    again = model.model_validate(parsed(canonical(value).decode(), "it.json").data)

    assert value == again
    assert sha256(value) == sha256(again)


def test_zeros_at_the_end_do_not_count() -> None:
    """0.850 and 0.85 are one number, and so are 5.0 and 5.00."""
    for one, other in (("0.850", "0.85"), ("5.0", "5.00"), ("0.0", "0.000")):
        assert canonical(_Held(value=Decimal(one))) == canonical(_Held(value=Decimal(other)))


@given(st.decimals(-(10**14), 10**14, places=9))
def test_no_digit_is_lost(number: Decimal) -> None:
    """Whatever number is held is read again from its canonical form."""
    again = _Held.model_validate(parsed(canonical(_Held(value=number)).decode(), "it.json").data)

    assert number == again.value
