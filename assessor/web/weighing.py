"""Weights in doubt: sliders for the areas, and what moves with them.

One fragment, so that a slide redraws nothing else. Verdicts and ranking follow the
sliders; how often each is first is counted over all weightings and only follows the order
of importance.
"""

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assessor.comparing import SideBySide
from assessor.comparing.words import area_name
from assessor.i18n import Language
from assessor.report.comparison.front import table_of_verdicts
from assessor.report.comparison.sides import Sides
from assessor.report.comparison.weights import bounds, how_often_first
from assessor.web.alone import redrawn_alone
from assessor.web.blocks import article
from assessor.web.plain import html, label
from assessor.web.visit import Visit
from assessor.whatif.weighing import weighed
from assessor.words import verdict_words

_SERIAL = "weights-serial"
_HEAVIEST, _SLIDERS_A_ROW = 100, 2


@redrawn_alone
def weights_part(visit: Visit, compared: SideBySide) -> None:
    """Ask how much each area weighs and matters; show what that moves."""
    language, matrix = visit.language, compared.comparison.matrix
    policy = dict(zip(matrix.areas, matrix.weights, strict=True))
    chosen = _sliders(visit, compared, policy)
    # An area that weighs nothing has no say, so it cannot matter most either.
    order = [area for area in _order(visit, compared) if chosen[area]]
    if not any(chosen.values()):
        words = language.text("No area weighs anything. Give one of them a weight above 0.")
        st.html(f'<p role="alert">{html(words)}</p>')
        return
    moved = weighed(compared, chosen) if chosen != policy else compared
    if order:
        moved = SideBySide(moved.by_id, moved.unjudged, order)
    said = [shares_words(language, compared, chosen)]
    if moved is compared or chosen == policy:
        said.append(language.text("These are the policy's weights."))
    else:
        said += moves_words(language, compared, moved)
    lines = [order_words(language, compared, order)] if order else []
    told = "".join(
        f'<p style="margin:0 0 8px">{html(line)}</p>' for line in (*lines, " ".join(said))
    )
    st.html(f'<div role="status">{told}</div>')
    sides = Sides(moved, language)
    # Apart, so that a slide has the browser draw no more anew than it moves.
    for drawn in ([table_of_verdicts(sides), *bounds(sides)], how_often_first(sides)):
        st.html(article(drawn, language.tag, language.direction, below=2, looks=""))


def _sliders(visit: Visit, compared: SideBySide, policy: Mapping[str, int]) -> dict[str, int]:
    """A weight for each area, from the policy's on; the way back to these."""
    language, asked = visit.language, compared.frame.case.questionnaire
    serial = st.session_state.setdefault(_SERIAL, 0)
    heaviest = max(_HEAVIEST, *policy.values())
    chosen: dict[str, int] = {}
    places: list[DeltaGenerator] = []
    for area, weight in policy.items():
        if not places:
            places = st.columns(_SLIDERS_A_ROW)
        with places.pop(0):
            chosen[area] = st.slider(
                label(language.text("Weight: {area}", area=area_name(asked, area))),
                min_value=0,
                max_value=heaviest,
                value=weight,
                key=f"weight-{serial}-{area}",
            )
    # A place of its own: what stands below is not drawn anew when the button comes or goes.
    with st.container(key="weights-way-back"):
        if chosen != dict(policy):
            back = language.text("Back to the policy's weights")
            if st.button(label(back), key="weights-back"):
                # Sliders of another name begin anew.
                st.session_state[_SERIAL] = serial + 1
                st.rerun()
    return chosen


def _order(visit: Visit, compared: SideBySide) -> Sequence[str]:
    """Areas by importance, in the order in which they are chosen."""
    language, asked = visit.language, compared.frame.case.questionnaire
    names = {area: area_name(asked, area) for area in compared.comparison.matrix.areas}
    return tuple(
        st.pills(
            label(language.text("What matters most? Choose areas, the most important first")),
            list(names),
            selection_mode="multi",
            format_func=lambda area: label(names[area]),
            key="weights-order",
        )
    )


def order_words(language: Language, compared: SideBySide, order: Sequence[str]) -> str:
    """The order as it was chosen: a tinted control does not show which came first."""
    asked, areas = compared.frame.case.questionnaire, compared.comparison.matrix.areas
    places = [f"{place} {area_name(asked, area)}" for place, area in enumerate(order, 1)]
    chosen = language.comma.join(places)
    if len(order) < len(areas):
        return language.text(
            "Order of importance: {order}. The others matter less, in any order.", order=chosen
        )
    return language.text("Order of importance: {order}.", order=chosen)


def shares_words(language: Language, compared: SideBySide, weights: Mapping[str, int]) -> str:
    """What the sliders come to as shares of the whole."""
    asked, together = compared.frame.case.questionnaire, sum(weights.values())
    shares = [
        language.text(
            "{area} {share} %", area=area_name(asked, area), share=weight * 100 // together
        )
        for area, weight in weights.items()
    ]
    return language.text("Of all the weight: {shares}.", shares=language.list(shares))


def moves_words(language: Language, before: SideBySide, after: SideBySide) -> list[str]:
    """Who is first with other weights, and whose verdict moves."""
    were, are = (
        [before.names[each.id] for each in one.comparison.ranking if each.rank == 1]
        for one in (before, after)
    )
    if were == are:
        said = [language.text("{names} stays first.", names=language.list(are))]
    else:
        first, other = language.list(are), language.list(were)
        said = [language.text("{names} is first, instead of {others}.", names=first, others=other)]
    moved = [
        language.text(
            "{name}: {after}, instead of {before}.",
            name=after.names[one],
            after=verdict_words(language, now),
            before=verdict_words(language, was),
        )
        for one, was, now in (
            (one, found.result.recommendation, after.by_id[one].result.recommendation)
            for one, found in before.by_id.items()
        )
        if was != now
    ]
    return [*said, *(moved or [language.text("No verdict changes.")])]
