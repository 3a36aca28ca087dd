"""The one button of a page that most people want."""

from typing import Literal

import streamlit as st


def main() -> Literal["primary", "secondary"]:
    """The type of a page's main button.

    In a dark theme Streamlit writes white on whatever colour stands out there, which
    nobody can read; its plain buttons can be read in both.
    """
    return "primary" if st.context.theme.type == "light" else "secondary"
