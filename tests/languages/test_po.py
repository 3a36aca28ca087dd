"""Files of texts: what is written is read back, the same entries give the same bytes."""

from io import StringIO

import pytest
from babel.messages.pofile import read_po

from assessor.languages import po
from assessor.languages.po import Entry
from questionnaires.problems import InvalidFileError

ENTRIES = (
    Entry("size.text", ("How large?",), ("Quelle taille ?",), notes=("Question of an area",)),
    Entry("size.hint", ('A "quoted" text\nof two lines, 100 % long: \\',), ("Sur\ndeux «lignes»",)),
    Entry("other.text", ("How large?",), ("Combien ?",), remarks=("Is this about people?",)),
    Entry("", ("{n} answer", "{n} answers"), ("{n} réponse", "{n} réponses"), places=("a/b.py",)),
    Entry("", ("New words",), ("Mots",), doubtful=True, before=("Old words",)),
    Entry("", ("Not translated",)),
)


def test_what_is_written_is_read_back() -> None:
    """Keys, plurals, notes, remarks, line breaks and quotes survive the format."""
    back = po.parsed(po.written("fr", ENTRIES, "Head"), "fr.po")
    without_line = tuple(entry._replace(line=1) for entry in back.entries)

    assert tuple(entry._replace(before=()) for entry in ENTRIES) == without_line
    assert ("fr", 2) == (back.language, back.forms)


def test_the_same_entries_give_the_same_bytes() -> None:
    """No moment of writing stands in a file, so version control shows what people changed."""
    once = po.written("fr", ENTRIES, "Head")

    assert once == po.written("fr", po.parsed(once, "fr.po").entries, "Head").replace(
        "#, fuzzy\nmsgid", '#, fuzzy\n#| msgid "Old words"\nmsgid'
    )


def test_other_tools_understand_what_is_in_doubt() -> None:
    """A text whose English has changed is fuzzy, with the English that it was made for."""
    written = po.written("fr", ENTRIES, "Head")
    entry = read_po(StringIO(written)).get("New words")

    assert entry is not None
    assert entry.fuzzy
    assert '#| msgid "Old words"' in written


def test_places_are_announced_and_per_cent_signs_are_not() -> None:
    """Platforms look after {places}; "100 % of" must not pass for a place of another kind."""
    written = po.written("fr", ENTRIES, "Head")

    assert 1 == written.count("python-brace-format")
    assert "python-format" not in written


def test_arabic_has_six_forms() -> None:
    """The number of plurals is the language's own."""
    one = po.written("ar", [ENTRIES[3]._replace(text=())], "Head")

    assert 6 == po.parsed(one, "ar.po").forms
    assert 6 == one.count("msgstr[")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('msgid "a\nmsgstr "b"\n', 1),
        ('msgid "a"\nmsgstr "b"\nnonsense\n', 3),
        ('msgid ""\nmsgstr "Plural-Forms: nplurals=import; plural=x;\\n"\n', 1),
    ],
)
def test_what_is_no_such_file_is_refused_with_its_line(text: str, line: int) -> None:
    """A file that an editor would not open ends in a problem, not in a traceback."""
    with pytest.raises(InvalidFileError) as refused:
        po.parsed(text, "broken.po")

    assert [line] == [problem.line for problem in refused.value.problems]
