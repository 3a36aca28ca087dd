"""Every message that people meet has been found in the code, so it can be translated."""

from gettext import NullTranslations
from pathlib import Path

import pytest

from assessor import shipped
from assessor.casework import evaluated, opened
from assessor.i18n import Language
from assessor.languages import interface
from assessor.report.compile import dossier_of
from assessor.report.sections import report_of
from assessor.summary import summary

FOUND = {form for entry in interface.entries() for form in entry.english}


class Heard(NullTranslations):
    """A catalogue that remembers what it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: set[str] = set()

    def gettext(self, message: str) -> str:
        self.messages.add(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.messages |= {msgid1, msgid2}
        return msgid1 if n == 1 else msgid2


@pytest.fixture(params=[path.stem for path in shipped.examples()])
def example(request: pytest.FixtureRequest) -> Path:
    return shipped.EXAMPLES / f"{request.param}.yaml"


def test_what_a_report_and_a_summary_say_was_found(example: Path) -> None:
    """Nothing is asked of a catalogue that translators have not been shown."""
    heard = Heard()
    language = Language("en", heard)
    found = evaluated(opened(example))
    report_of(dossier_of(found), language)
    summary(found, language)

    assert set() == heard.messages - FOUND
    assert len(heard.messages) > 100


def test_the_words_for_every_kind_of_condition_were_found() -> None:
    """Messages that are kept as data are marked, whether an example shows them or not."""
    assert {
        "To do: {subject}",
        "There may be nothing to score.",
        "The total may be below {level}: {score}.",
        "Measured outcomes",
        "at least {n}",
        "better the proof.",
    } <= FOUND


def test_no_message_is_counted_here_and_not_there() -> None:
    """Files for translators know a message by its English, so it has one form or several."""
    english = [entry.english[0] for entry in interface.entries()]

    assert [] == [each for each in set(english) if english.count(each) > 1]


def test_a_message_carries_its_files_and_its_notes(tmp_path: Path) -> None:
    """Whoever translates sees where a message stands and what its writer has to say of it."""
    first = 'say(\n    # Translators: a verb,\n    # not an adjective\n    "Open",\n)\n'
    second = 'self._text("Open", by=text("Inside"))\nplural("{n} day", "{n} days", 2)\n'
    (tmp_path / "a.py").write_text(first, encoding="utf-8")
    (tmp_path / "b.py").write_text(second, encoding="utf-8")
    opened_, inside, days = interface.entries(tmp_path)

    assert (("Open",), ("a verb, not an adjective",)) == (opened_.english, opened_.notes)
    assert [f"{tmp_path.name}/a.py", f"{tmp_path.name}/b.py"] == list(opened_.places)
    assert [("Inside",), ("{n} day", "{n} days")] == [inside.english, days.english]


def test_what_is_no_message_is_left_out(tmp_path: Path) -> None:
    """Texts put together while the program runs, and other people's calls, are no messages."""
    source = 'text(words)\ntext(f"{a}")\n"a,b".count(",")\nprint("Hello")\ntext()\n'
    (tmp_path / "a.py").write_text(source, encoding="utf-8")

    assert () == interface.entries(tmp_path)
