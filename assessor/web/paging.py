"""Long lists, a page at a time."""

from typing import NamedTuple

import streamlit as st

from assessor.web.plain import html, label
from assessor.web.visit import Visit


class Pager(NamedTuple):
    """Which stretch of a list is shown. name: of the list; size: how many at a time."""

    name: str
    size: int

    def first(self, count: int) -> int:
        """The place in the list at which the page begins; the list may have become shorter."""
        last = max(count - 1, 0) // self.size * self.size
        first: int = min(st.session_state.get(self._shown, 0), last)
        st.session_state[self._shown] = first
        return first

    def draw(self, visit: Visit, count: int) -> None:
        """Say which stretch is shown, and let the visitor turn to the next and the one before."""
        if count <= self.size:
            return
        first, language = self.first(count), visit.language
        words = language.text(
            "{first} to {last} of {count}",
            first=first + 1,
            last=min(first + self.size, count),
            count=count,
        )
        with st.container(horizontal=True, vertical_alignment="center", key=f"{self.name}-pager"):
            before = language.text("Page before")
            if st.button(label(before), key=f"{self.name}-before", disabled=first == 0):
                self._turn(first - self.size)
            st.html(f'<p role="status" style="margin:0">{html(words)}</p>', width="content")
            after, end = language.text("Next page"), first + self.size >= count
            if st.button(label(after), key=f"{self.name}-after", disabled=end):
                self._turn(first + self.size)

    @property
    def _shown(self) -> str:
        return f"{self.name}-shown"

    def _turn(self, first: int) -> None:
        st.session_state[self._shown] = first
        st.rerun()
