"""The least that a page of choices can be: as many as asked for, nothing kept, nothing judged.

`streamlit run bare_page.py`, with the number of choices in CHOICES. What one chooses is
said at the end of the page, so that a click has an effect that can be waited for.
"""

import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import streamlit as st
from streamlit import config

WORDS = ("A", "B", "C", "D")


def page() -> None:
    """Draw the choices, and what was chosen."""
    st.set_page_config(page_title="Bare", layout="centered")
    st.title("Bare")
    chosen = [
        st.radio(f"Choice {number}", WORDS, index=None, key=f"c{number}", horizontal=True)
        for number in range(int(os.environ["CHOICES"]))
    ]
    said = [f"{number}={word}" for number, word in enumerate(chosen) if word]
    st.text(f"Chosen: {' '.join(said)}")


@asynccontextmanager
async def _open(_: st.App) -> AsyncGenerator[None, None]:
    port = config.get_option("server.port")
    print(f"URL: http://127.0.0.1:{port}", flush=True)
    yield


if __name__ == "__main__":
    page()
else:
    app = st.App(__file__, lifespan=_open)
