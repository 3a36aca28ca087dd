"""Questionnaire: what is asked and what is made of it; one's own; and moving to another."""

import streamlit as st

from assessor.exchange.file import yaml_text
from assessor.web.begin import offer, pair_words
from assessor.web.emphasis import main
from assessor.web.instrument import Reader, area, verdicts
from assessor.web.moves import moves
from assessor.web.plain import html, label
from assessor.web.room import enter
from assessor.web.state import seed
from assessor.web.upload import ask_for, checked, judges_in, problems_list
from assessor.web.views import by_address, to_address
from assessor.web.visit import Going, Visit
from assessor.workflow import judging
from assessor.workflow.desk import Judges, RefusedError
from assessor.workflow.judging import Pair
from questionnaires.model import Frozen

DECIDES, OWN, MOVE = "decides", "own", "move"
_SHOWN, _PAIR = "questionnaire-view", "questionnaire-pair"


def questionnaire_page(visit: Visit) -> Going | None:
    """Draw one view of a questionnaire and its policy."""
    enter("questionnaire")
    title = html(visit.language.text("Questionnaire"))
    st.html(f'<h1 style="font-size:1.75rem;margin:0;padding:0">{title}</h1>')
    pair = _pair(visit)
    shown = visit.judges(pair.judges)
    reader = Reader(shown, visit.language)
    view = _view(visit, shown)
    if view == OWN:
        return _own(visit, pair)
    if view == MOVE:
        return moves(visit)
    groups = {group.link_id: group for group in shown.questionnaire.areas}
    st.html(area(reader, groups[view]) if view in groups else verdicts(reader))
    return None


def _pair(visit: Visit) -> Pair:
    """The questionnaire on show: the shipped one, until somebody chooses another."""
    there = {pair.key: pair for pair in judging.pairs(visit.desk)}
    first = next(iter(there))
    if st.session_state.get(_PAIR) not in there:
        st.session_state.pop(_PAIR, None)
    key = first
    if len(there) > 1:
        key = st.selectbox(
            label(visit.language.text("Questionnaire and policy")),
            list(there),
            format_func=lambda key: pair_words(visit, there[key]),
            key=seed(_PAIR, first),
        )
    else:
        st.html(f'<p style="margin:4px 0 0">{html(pair_words(visit, there[first]))}</p>')
    return there[key]


def _view(visit: Visit, judges: Judges) -> str:
    language = visit.language
    views = {
        **{group.link_id: group.text for group in judges.questionnaire.areas},
        DECIDES: language.text("What decides"),
    }
    if judging.leads(visit.person):
        views[OWN] = language.text("Bring your own")
    if visit.open_id is not None:
        views[MOVE] = language.text("Move an assessment")
    first = next(iter(views))
    chosen = st.segmented_control(
        label(language.text("What to show")),
        list(views),
        format_func=lambda name: label(views[name]),
        required=True,
        key=by_address(_SHOWN, views),
        label_visibility="collapsed",
    )
    to_address(_SHOWN, chosen or first)
    return chosen or first


def _own(visit: Visit, pair: Pair) -> Going | None:
    """Take a questionnaire, a policy, or both, check them, and keep them."""
    language = visit.language
    lead = language.text("Bring your own")
    why = language.text(
        "Begin with the files of the questionnaire above, change them in any text editor, raise "
        "their versions, and hand in one or both. They are checked as strictly as the shipped "
        "ones; nothing is kept until all is well."
    )
    st.html(
        f'<h2 style="font-size:1.4rem;margin:12px 0 0;padding:0">{html(lead)}</h2>'
        f'<p style="margin:2px 0 0">{html(why)}</p>'
    )
    with st.container(horizontal=True, key="own-downloads"):
        _download(visit, pair.judges.questionnaire, "questionnaire.yaml")
        _download(visit, pair.judges.policy, "policy.yaml")
    asked = ask_for(language.text("Your questionnaire"), "own-questionnaire")
    policy = ask_for(language.text("Your policy"), "own-policy")
    files = [file for file in (asked, policy) if file is not None]
    if not files:
        return None
    found = checked("own", files, lambda: judges_in(asked, policy, pair.judges))
    if found.good is None:
        st.html(problems_list(found.problems, language))
        return None
    judges = found.good
    said = language.plural(
        "All is well: {n} question.",
        "All is well: {n} questions.",
        len(judges.questionnaire.questions),
    )
    st.html(f'<p role="status">{html(said)}</p>')
    with st.container(horizontal=True, key="own-ways"):
        start = st.button(
            label(language.text("Keep it and start an assessment")), key="own-start", type=main()
        )
        keep = st.button(label(language.text("Keep it")), key="own-keep")
    if not (start or keep):
        return None
    try:
        kept = judging.keep(visit.desk, visit.person, *judges)
    except RefusedError as refused:
        why = language.worded(refused.message)
        st.html(f'<p role="alert" style="margin:4px 0;font-weight:600">{html(why)}</p>')
        return None
    if start:
        return offer(pair=kept)
    words = language.text("Kept. It can be chosen above, and when an assessment is started.")
    st.html(f'<p role="status">{html(words)}</p>')
    return None


def _download(visit: Visit, model: Frozen, name: str) -> None:
    data = model.model_dump(mode="python", by_alias=True, exclude_defaults=True)
    st.download_button(
        label(visit.language.text("Download {file}", file=name)),
        lambda: yaml_text(data).encode(),
        file_name=name,
        mime="application/yaml",
        on_click="ignore",
    )
