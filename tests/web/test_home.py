"""Home: three clicks to an assessment, what waits first, and files that are no trouble."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from assessor.assessment import Organisation, Platform
from assessor.exchange.file import Ending, exported, written
from assessor.web.pages.home import PAGE
from assessor.web.shelf import FIRST, example, examples
from assessor.web.visit import Going, to
from assessor.workflow import beginning, deciding, judging, listing, reviewing
from assessor.workflow.desk import Desk
from assessor.workflow.record import Record
from questionnaires.response import Answer
from tests.web.kit import HOSTILE, case
from tests.web.rooms import drawn, markup, said, went
from tests.web.stores import ME
from tests.workflow.kit import DECIDER, ours, signing

US = Organisation(name="A society", id="society")


def started(desk: Desk, platform: str = "TikTok", organisation: Organisation = US) -> Record:
    """An assessment begun with the shipped questionnaire."""
    return beginning.start(desk, ME, Platform(name=platform), organisation)


def opened_panel(panel: str = "new") -> AppTest:
    """Home with one of its panels open."""
    page = drawn("home")
    return page.button(key=panel).click().run()


def choice(page: AppTest, key: str) -> object:
    """A control by its key."""
    return next(one for one in page.get("button_group") if one.key == key)


def test_the_first_visit_is_told_what_to_do(page_desk: Desk) -> None:
    """Nothing is there: a start and an example are offered, and how long it takes is said."""
    page = drawn("home")

    assert not page.exception
    assert "Nothing here yet. See an example, or start: about 60 questions" in said(page)
    assert ["new", "see-example", "import", *(f"try-{name}" for name in examples())] == [
        button.key for button in page.button
    ]


def test_an_example_opens_in_one_click_and_is_there_once(page_desk: Desk) -> None:
    """The welcome leads to a worked example; later clicks find the same copy."""
    drawn("home").button(key="see-example").click().run()
    page = drawn("home").button(key=f"try-{FIRST}").click().run()

    (line,) = listing.listed(page_desk, ME)
    assert to("assess", line.entry.id) == went(page)
    assert example(FIRST).assessment.name == line.entry.title


def test_three_clicks_start_an_assessment(page_desk: Desk) -> None:
    """New, the platform, start: what its fact sheet knows is proposed, and counts for nothing."""
    started(page_desk)

    page = opened_panel()
    choice(page, "new-platform").set_value("facebook").run()
    page.button(key="new-start").click().run()

    record = page_desk.record(ME, listing.listed(page_desk, ME)[0].entry.id)
    assert to("assess", record.id) == went(page)
    assert (Platform(name="Facebook", id="facebook"), US) == (
        record.assessment.platform,
        record.assessment.organisation,
    )
    assert "en" == record.assessment.language
    assert record.assessment.answers
    assert all(one.open(page_desk.today()) for one in record.assessment.answers.values())


def test_the_organisation_is_typed_once(page_desk: Desk) -> None:
    """The first time by hand; later it is remembered, and a second one may join it."""
    page = opened_panel()
    choice(page, "new-platform").set_value("?other").run()
    page.text_input(key="new-platform-name").set_value("Pigeon post")
    page.text_input(key="new-organisation-name").set_value("A society")
    page.button(key="new-start").click().run()
    again = opened_panel()

    (line,) = listing.listed(page_desk, ME)
    assert ("Pigeon post", "A society") == (line.entry.platform_name, line.entry.organisation_name)
    assert ["A society", "Another organisation"] == list(choice(again, "new-organisation").options)
    assert "a society" == choice(again, "new-organisation").value


def test_a_team_says_in_which_language_it_writes(page_desk: Desk) -> None:
    """Which need not be the one that somebody reads in; reports then say so of its words."""
    page = opened_panel()
    choice(page, "new-platform").set_value("x").run()
    page.text_input(key="new-organisation-name").set_value("A society")
    page.selectbox(key="new-language").set_value("fr").run()
    page.button(key="new-start").click().run()

    (line,) = listing.listed(page_desk, ME)
    assert "fr" == page_desk.record(ME, line.entry.id).assessment.language


def test_an_example_lends_nobody_its_organisation(page_desk: Desk) -> None:
    """Whoever has only looked at examples still types their own."""
    for name in examples():
        drawn("home").button(key=f"try-{name}").click().run()

    page = opened_panel()

    assert page.text_input(key="new-organisation-name").value == ""


@pytest.mark.parametrize(
    ("platform", "organisation", "told"),
    [
        (None, "A society", "Choose a platform first."),
        ("tiktok", "  ", "Say first which organisation this is for."),
    ],
)
def test_nothing_starts_without_its_names(
    page_desk: Desk, platform: str | None, organisation: str, told: str
) -> None:
    """What is missing is named, and nothing is begun."""
    page = opened_panel()
    if platform:
        choice(page, "new-platform").set_value(platform).run()
    page.text_input(key="new-organisation-name").set_value(organisation)
    page.button(key="new-start").click().run()

    assert told in said(page)
    assert [] == listing.listed(page_desk, ME)


def test_a_questionnaire_of_ones_own_can_be_started_with(page_desk: Desk) -> None:
    """It is asked for only where there is one beside the shipped one."""
    assert ["new-language"] == [box.key for box in opened_panel().selectbox]
    pair = judging.keep(page_desk, ME, *ours())

    page = opened_panel()
    page.selectbox(key="new-judges").set_value(pair.key).run()
    choice(page, "new-platform").set_value("?other").run()
    page.text_input(key="new-platform-name").set_value("Pigeon post")
    page.text_input(key="new-organisation-name").set_value("A society")
    page.button(key="new-start").click().run()

    (line,) = listing.listed(page_desk, ME)
    assert pair.key == (
        (record := page_desk.record(ME, line.entry.id)).questionnaire,
        record.policy,
    )


def test_a_second_click_starts_no_second_assessment(page_desk: Desk) -> None:
    """Where a click came while the first one's answer was on its way, it leads there too."""
    record = started(page_desk)
    page = drawn("home")
    page.session_state["begun"] = record.id

    page.run()

    assert to("assess", record.id) == went(page)


def test_what_waits_for_somebody_comes_first(page_desk: Desk) -> None:
    """Sent for review comes before what was changed later, and says what it waits for."""
    first = started(page_desk, "First")
    reviewing.submit(page_desk, ME, first.id)
    later = started(page_desk, "Later")

    page = drawn("home")

    opens = [button.key for button in page.button if str(button.key).startswith("open-")]
    assert [f"open-{first.id}", f"open-{later.id}"] == opens
    assert "Waiting for you: 1" in said(page)
    assert "Waiting for you: read it, then advise or return it." in said(page)
    assert to("review", first.id) == went(page.button(key=f"open-{first.id}").click().run())


def test_search_and_state_narrow_the_list(page_desk: Desk) -> None:
    """Every word must be found; where nothing is left, the page says what to do."""
    records = [started(page_desk, name) for name in ("Alpha", "Beta", "Gamma", "Delta")]
    reviewing.submit(page_desk, ME, records[1].id)

    page = drawn("home")
    page.text_input(key="home-search").set_value("beta society").run()
    found = [button.key for button in page.button if str(button.key).startswith("open-")]
    page.selectbox(key="home-state").set_value("draft").run()
    nothing = said(page)
    page.text_input(key="home-search").set_value("").run()
    page.selectbox(key="home-state").set_value("waiting").run()
    waiting = [button.key for button in page.button if str(button.key).startswith("open-")]

    assert [f"open-{records[1].id}"] == found == waiting
    assert "Nothing matches." in nothing


def test_a_long_list_is_turned_page_by_page(page_desk: Desk) -> None:
    """Twenty are drawn at a time, and the last page holds the rest."""
    for number in range(PAGE + 3):
        started(page_desk, f"Platform {number}")

    page = drawn("home")
    first = said(page)
    page.button(key="home-after").click().run()

    assert f"1 to {PAGE} of {PAGE + 3}" in first
    assert f"{PAGE + 1} to {PAGE + 3} of {PAGE + 3}" in said(page)
    assert 3 == sum(str(button.key).startswith("open-") for button in page.button)
    assert page.button(key="home-after").disabled


def test_a_signed_one_shows_its_decision(page_desk: Desk) -> None:
    """With the day of its next review, and what the answers point to where that differs."""
    record = reviewing.submit(page_desk, ME, started(page_desk).id)
    choice = signing(page_desk, record, "no_go", dissent="So.")
    deciding.decide(page_desk, DECIDER, record.id, choice)

    page = drawn("home")

    assert "Signed: NO-GO the answers point to NOT YET DECIDABLE" in said(page)
    assert "review by" in said(page)
    assert f"delete-{record.id}" not in {button.key for button in page.button}


def test_hostile_titles_stay_text(page_desk: Desk) -> None:
    """Names that try to act as mark-up are shown as they are."""
    started(page_desk, HOSTILE[:110])

    page = drawn("home")

    assert "<b>h</b>" not in markup(page)
    assert HOSTILE[:60] in said(page)


# Files


def handed_in(name: str, content: bytes) -> AppTest:
    """Home with a file chosen to import."""
    page = opened_panel("import")
    page.get("file_uploader")[0].upload(name, content, "application/yaml")
    return page.run()


def file_of(ending: Ending = Ending.YAML) -> bytes:
    """An example as an exported file."""
    return exported(example(FIRST), ending)


@pytest.mark.parametrize("ending", list(Ending))
def test_an_exported_assessment_comes_back(page_desk: Desk, ending: Ending) -> None:
    """In every form it can take, after a look at what it is, with all its answers."""
    page = handed_in(f"theirs.{ending.value}", file_of(ending))
    assert example(FIRST).assessment.name in said(page)

    page.button(key="import-it").click().run()

    (line,) = listing.listed(page_desk, ME)
    record = page_desk.record(ME, line.entry.id)
    assert to("assess", record.id) == went(page)
    assert example(FIRST).assessment.answers == record.assessment.answers


def test_problems_of_a_file_are_told_like_at_the_command_line(page_desk: Desk) -> None:
    """File, line, what is wrong and what to do, for every problem; nothing is saved."""
    text = file_of().decode().replace("value: named_mixed", "value: nmed_mixed")

    page = handed_in("../theirs.yaml", text.encode())

    line = text[: text.index("nmed_mixed")].count("\n") + 1
    assert f"theirs.yaml:{line}: " in said(page)
    assert "../theirs.yaml" not in said(page)
    assert "1 problem was found. Nothing was saved." in said(page)
    assert [] == listing.listed(page_desk, ME)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.yaml", b"", "the file is empty"),
        ("a.yaml", b"%PDF-1.7 so", "this is a PDF, not a text"),
        ("a.yaml", b"\xff\xfea\x00", "UTF-16"),
        ("a.json", b"{", "a.json:1"),
        ("a.yaml", b"[]", "a map of keys and values"),
        ("a.yaml", b"questionnaire: 7", "questionnaire"),
        ("a.yaml", b"include: [/etc/passwd]", "include"),
        ("a.yaml", b"&a [*a, *a]", "a.yaml:1"),
        ("a.yaml", b"!!python/object/apply:os.system [id]", "a.yaml:1"),
        ("<b>a.yaml", b"{", "<b>a.yaml:1"),
        ("a.yaml", b"a: " + b"x" * 5_000_001, "more than the 5 MB allowed"),
    ],
)
def test_a_hostile_file_is_a_sentence(
    page_desk: Desk, name: str, content: bytes, told: str
) -> None:
    """Whatever is handed in ends in words about that file; nothing is read but its bytes."""
    page = handed_in(name, content)

    assert not page.exception
    assert told in said(page)
    assert "Nothing was saved" in said(page)
    assert "import-it" not in {button.key for button in page.button}


def test_the_importers_of_decisions_get_a_draft(page_desk: Desk) -> None:
    """A file that says it was signed is no way round signing."""
    given = json.loads(file_of(Ending.JSON))
    given["decision"] = {
        "verdict": "go",
        "rationale": "Because.",
        "signatures": [{"name": "The director", "role": "decider", "day": "2026-11-01"}],
    }

    handed_in("a.json", json.dumps(given).encode()).button(key="import-it").click().run()

    (line,) = listing.lines(page_desk, ME)
    assert ("draft", None) == (line.entry.state, line.pointed.decided)


def test_an_assessment_with_other_judges_needs_them_first(page_desk: Desk) -> None:
    """It is held against the questionnaire that it names once that is kept here."""
    given = case({"one": Answer(value="good")}).assessment
    renamed = given.model_copy(
        update={"questionnaire": given.questionnaire.model_copy(update={"id": "ours"})}
    )
    content = written(renamed.model_copy(update={"answers": {}}), Ending.YAML).encode()

    before = handed_in("a.yaml", content)
    judging.keep(page_desk, ME, *ours())
    after = handed_in("a.yaml", content)

    assert "Nothing was saved" in said(before)
    assert "import-it" in {button.key for button in after.button}


def test_an_address_is_one_page() -> None:
    """Where a line leads is an address that names the assessment."""
    assert Going("assess", (("assessment", "a"),)) == to("assess", "a")
