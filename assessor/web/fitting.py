"""What Streamlit leaves unfit for a thumb, or for a page that runs from the right.

As few rules as possible. They name only what Streamlit names for tests and what stands for
a meaning (roles, variants, our own keys), never the classes that change with its releases;
a rule that finds nothing any more leaves the page as Streamlit draws it.
"""

import streamlit as st
from streamlit.config import get_option

from assessor.i18n import FIRST, Language
from assessor.web.figures import ACCENT, RULE
from assessor.web.plain import html
from assessor.web.room import STRIP, TO_LISTENERS, TO_THE_MENU

_CHOICE = '[data-variant="segmented_control"]'
_CHOICES = f":has(>{_CHOICE})"
_MAIN = '[data-testid="stMain"]'
_EVERYWHERE = (
    # What we tell the browser takes no room on the page.
    '[data-testid="stElementContainer"]:has(>div>[hidden]){position:absolute}'
    # Two arrows alone tell nobody what is behind them.
    '[data-testid="stExpandSidebarButton"]::after{content:attr(aria-label);margin:0 .25rem}'
    # Choices that fill several rows stand apart: joined ones have torn edges.
    f"{_CHOICE}{{margin:0;border-radius:.5rem}}{_CHOICES}{{gap:.375rem}}"
    f"{_CHOICE}:not([data-selected]){{border-color:{RULE}!important}}"
    # Wherever the keyboard is, it is seen, and not behind the strip.
    f"a:focus-visible,{_MAIN}:focus-visible"
    f"{{outline:2px solid {ACCENT}!important;outline-offset:-2px!important}}"
    # Under a mouse nothing may move: the page would slide away between press and release.
    f"{_MAIN}:has(.st-key-{STRIP}):has(:focus-visible){{scroll-padding-bottom:16rem}}"
    # Whoever asks for less motion gets none, in what Streamlit animates too.
    "@media(prefers-reduced-motion:reduce){*,::before,::after{animation-duration:.01ms!important;"
    "animation-iteration-count:1!important;transition-duration:.01ms!important;"
    "scroll-behavior:auto!important}}"
    # Where letters are so large that the strip would leave no room, it scrolls with the rest.
    f'@media(max-height:30rem){{[data-testid="stBottom"]{{position:static}}'
    f"{_MAIN}:has(.st-key-{STRIP}):has(:focus-visible){{scroll-padding-bottom:0}}}}"
)
_ON_A_PHONE = (
    '[data-testid="stMainBlockContainer"]{padding-top:3.75rem}'
    '[data-testid="stBottomBlockContainer"]{padding:.5rem 1rem .75rem}'
    # A name that is longer than the screen goes on in the next line.
    '[data-variant="pills"]{max-width:100%;min-height:2.5rem;height:auto;'
    "white-space:normal;text-align:start}"
    '[data-testid="stMain"] button :is(p,[data-testid="stMarkdownContainer"])'
    "{white-space:normal;overflow-wrap:anywhere}"
    # One answer a line, as wide as the page, and never cut off.
    f'[class*="-card"] [data-testid="stElementContainer"]:has({_CHOICE}){{width:100%}}'
    f'[class*="-card"] {_CHOICES}{{flex-direction:column;align-items:stretch;max-width:none}}'
    f'[class*="-card"] {_CHOICE}{{height:auto;min-height:2.75rem;white-space:normal;'
    "text-align:start;overflow-wrap:anywhere}"
    f'[class*="-card"] :is({_CHOICE},{_CHOICE} *){{justify-content:flex-start;font-size:1rem}}'
    # Parts to choose from stand in two columns; those of the questions stand below them, behind
    # the way to the next, so that the first question is on the first screen.
    f'[class*="st-key-parts"] {_CHOICES}'
    "{display:grid;grid-template-columns:1fr 1fr;max-width:none;width:100%}"
    f'[class*="st-key-parts"] [data-testid="stElementContainer"]{{width:100%}}'
    f'[class*="st-key-parts"] {_CHOICE}{{height:auto;min-height:2.75rem;white-space:normal}}'
    ":has(>.st-key-parts){order:1}:has(>.st-key-foot){order:2}"
)
_FROM_THE_RIGHT = (
    # Arrows point the way that the page runs, and Arabic has no italics.
    '[dir=rtl] :is([data-testid="stExpandSidebarButton"],[data-testid="stSidebarCollapseButton"],'
    'summary) [data-testid="stIconMaterial"]{transform:scaleX(-1)}'
    "[dir=rtl] :is(i,em){font-style:normal}"
    '[dir=rtl] q{quotes:"«" "»"}'
    # Dialogs are closed in their other corner.
    '[dir=rtl] [role="dialog"]>button{right:auto;left:1.25rem}'
)


def fit(language: Language) -> None:
    """Tell the browser, once a visit and language, what makes the page fit."""
    st.html(
        f'<style>{rules(language)}</style><span hidden data-menu="{html(language.text("Menu"))}">'
        f"</span><script>{TO_THE_MENU}</script><script>{TO_LISTENERS}</script>",
        unsafe_allow_javascript=True,
    )


def rules(language: Language) -> str:
    """The rules for a page in that language.

    >>> "[dir=rtl]" in rules(Language("en"))
    False
    """
    return "".join(
        (
            _EVERYWHERE,
            _line_dropped(language),
            f"@media(max-width:640px){{{_ON_A_PHONE}}}",
            _FROM_THE_RIGHT if language.direction == "rtl" else "",
            "" if language.code == FIRST else _not_in_english(language),
        )
    )


def _line_dropped(language: Language) -> str:
    """What to do when the server does not answer; Streamlit would speak of a terminal."""
    away = '[data-testid="stApp"]:not([data-test-connection-state="CONNECTED"])'
    # Its own dialog, and not one of ours that somebody has open just then.
    told = f'body:has({away}) [role="dialog"]:not(:has([data-testid="stVerticalBlock"]))'
    about = f"{told} h2~div"
    safe = language.text(
        'Everything marked "saved" is safe. Keep this page open: it goes on by itself as soon '
        "as the server answers again."
    )
    return (
        _instead(f"{told} h2", language.text("The line has dropped"), "1.25rem")
        + f"{about}{{font-size:0}}{about}>*{{display:none}}"
        + f'{about}::after{{content:"{_quoted(safe)}";font-size:1rem}}'
    )


def _not_in_english(language: Language) -> str:
    """What Streamlit says in English only: said in the language, or left out."""
    size = language.text("Up to {n} MB per file", n=get_option("server.maxUploadSize"))
    # "Press Enter to apply" is left out, since to leave the field does as well.
    return (
        '[data-testid="InputInstructions"]{display:none}'
        + _instead(
            '[data-testid="stFileUploaderDropzone"] button p', language.text("Choose a file")
        )
        + _instead('[data-testid="stFileUploaderDropzoneInstructions"] span', size)
    )


def _instead(of: str, words: str, size: str = ".875rem") -> str:
    """A rule that shows other words in an element, and says them to those who listen."""
    after = f'content:"{_quoted(words)}";visibility:visible;font-size:{size}'
    return f"{of}{{font-size:0;visibility:hidden}}{of}::after{{{after}}}"


def _quoted(words: str) -> str:
    """Words for between the quotation marks of a rule: letters, and escapes for all else."""
    return "".join(one if one.isalnum() else f"\\{ord(one):x} " for one in words)
