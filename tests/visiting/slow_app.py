"""A server that is slow: every save takes its time, and so does what is drawn after it."""

import time
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import streamlit as st

from assessor.web import question
from assessor.web.entrance import receive
from assessor.web.serving.starting import parts
from assessor.workflow import answering

Given = ParamSpec("Given")
Returned = TypeVar("Returned")
_SAVING, _DRAWING = 0.1, 0.05


def _slow(work: Callable[Given, Returned], seconds: float) -> Callable[Given, Returned]:
    def slowly(*given: Given.args, **named: Given.kwargs) -> Returned:
        time.sleep(seconds)
        return work(*given, **named)

    return slowly


if __name__ == "__main__":
    receive()
else:
    answering.answer = _slow(answering.answer, _SAVING)
    question.standing_words = _slow(question.standing_words, _DRAWING)
    app = st.App(__file__, **parts())
