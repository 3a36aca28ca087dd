"""Each visitor reads in a language of their own, and nothing that they do is lost by it."""

import pytest
from streamlit.testing.v1 import AppTest

from assessor.access import Person
from assessor.casework import opened
from assessor.i18n import ENGLISH
from assessor.languages import language
from assessor.shipped import EXAMPLES
from assessor.store.engine import StoreError
from assessor.web.room import SCRIPTS, TO_THE_LANGUAGE
from assessor.workflow import people
from assessor.workflow.desk import Desk
from tests.web.drawn import said
from tests.web.stores import ME, kept


def told(chosen: str = "", **query: str) -> AppTest:
    """What a visit comes to: the language it is in, and what the browser is told."""

    def script(chosen: str) -> None:
        import streamlit as st

        from assessor.web.tongue import framed, spoken

        if chosen:
            st.session_state["language"] = chosen
        here = spoken()
        framed(here)
        st.text(here.code)

    app = AppTest.from_function(script, kwargs={"chosen": chosen})
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def test_a_visit_is_in_english_unless_somebody_says_otherwise() -> None:
    """Nothing is sent to the browser for the language that it comes in."""
    app = told()

    assert ["en"] == [text.value for text in app.text]
    assert [] == [one for one in app.get("html") if "data-tongue" in one.proto.body]


def test_the_address_says_the_language() -> None:
    """A link that is passed on opens in the language that it was copied in."""
    app = told(lang="ar")
    (sent,) = [one.proto.body for one in app.get("html") if "data-tongue" in one.proto.body]

    assert ["ar"] == [text.value for text in app.text]
    assert 'data-tongue="ar" data-way="rtl"' in sent


def test_a_choice_stands_in_the_address_and_lasts() -> None:
    """A reload, which forgets everything else, keeps the language."""
    app = told(chosen="fr")

    assert ["fr"] == [text.value for text in app.text]
    assert "fr" == app.query_params["lang"]


def test_a_language_that_is_not_there_is_english() -> None:
    """Nobody is stopped by an address with a mistake in it."""
    assert ["en"] == [text.value for text in told(lang="tlh").text]
    assert ["en"] == [text.value for text in told(lang="../fr").text]


def visit(who: Person, **query: str) -> AppTest:
    """A visit to where one chooses: the language it is in, and the choice."""

    def script(who: object) -> None:
        import streamlit as st

        from assessor.web.tongue import choose, remember, spoken
        from assessor.web.visit import shared_desk

        remember(shared_desk(), who)
        here = spoken()
        st.text(here.code)
        choose(here, shared_desk(), who)

    app = AppTest.from_function(script, args=(who,))
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def test_whoever_signs_in_finds_their_language_on_every_device(page_desk: Desk) -> None:
    """A choice is kept with the person, and no address that they pass on carries it."""
    ada = people.welcome(page_desk, "issuer|1", "a@example.org", "Ada")
    bo = people.welcome(page_desk, "issuer|2", "b@example.org", "Bo")

    first = visit(ada).selectbox[0].set_value("ar").run()

    assert ["ar"] == [text.value for text in first.text]
    assert "lang" not in first.query_params
    assert ["ar"] == [text.value for text in visit(ada).text]
    assert ["en"] == [text.value for text in visit(bo).text]


def test_what_an_address_names_goes_before_it(page_desk: Desk) -> None:
    """A colleague's link opens in their language, and what the reader has chosen stays theirs."""
    ada = people.welcome(page_desk, "issuer|1", "a@example.org", "Ada")
    people.read_in(page_desk, ada, "ar")

    sent = visit(ada, lang="fr")
    assert ["fr"] == [text.value for text in sent.text]
    assert ["ar"] == [text.value for text in visit(ada).text]
    chosen = sent.selectbox[0].set_value("es").run()

    assert ["es"] == [text.value for text in chosen.text]
    assert "lang" not in chosen.query_params
    assert ["es"] == [text.value for text in visit(ada).text]


def test_a_choice_that_cannot_be_kept_holds_for_the_visit(
    page_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page is read in it at once; why it will be gone tomorrow is said."""

    def failing(*_: object) -> None:
        raise StoreError("The store does not answer.", "")

    ada = people.welcome(page_desk, "issuer|1", "a@example.org", "Ada")
    monkeypatch.setattr(people, "read_in", failing)

    page = visit(ada).selectbox[0].set_value("fr").run()

    assert ["fr"] == [text.value for text in page.text]
    assert "Le stockage ne répond pas." in said(page)
    assert "fr" == page.query_params["lang"]


def test_where_nobody_signs_in_the_address_keeps_it(page_desk: Desk) -> None:
    """The one local person's choice stands in the address, and nothing is written down."""
    page = visit(ME).selectbox[0].set_value("fr").run()

    assert "fr" == page.query_params["lang"]
    assert people.language_of(page_desk, ME) is None


def test_the_script_is_one_of_those_that_the_policy_names() -> None:
    """Telling the browser its language needs no script that a content policy would stop."""
    assert TO_THE_LANGUAGE in SCRIPTS


def test_another_language_is_another_sitting_with_the_same_answers(page_desk) -> None:
    """Controls begin anew, since they show words; what was answered stays as it was."""
    from assessor.web.state import Sitting

    record = kept(page_desk, opened(EXAMPLES / "society_2026_tiktok.yaml"))
    english = Sitting(page_desk, ME, record, 1, ENGLISH)
    french = Sitting(page_desk, ME, record, 2, language("fr"))

    assert english.assessment.answers == french.assessment.answers
    assert english.result.recommendation == french.result.recommendation
    assert english.key("storage_countries") != french.key("storage_countries")
    assert "Où la plateforme" in french.questionnaire.questions["storage_countries"].text
    assert french.record is record
