"""What translators have made outlives changes to the English, and never passes for up to date."""

from assessor.languages.merging import merged
from assessor.languages.po import Entry

ASKED = Entry("size.text", ("How large?",))
HAD = ASKED._replace(text=("Quelle taille ?",), remarks=("ours",))


def test_a_text_is_found_again_wherever_its_question_stands() -> None:
    """Order is that of what is wanted; texts follow their keys."""
    other = Entry("place.text", ("Where?",))
    found = merged((other, ASKED), (HAD, other._replace(text=("Où ?",))))

    assert [("place.text", ("Où ?",)), ("size.text", ("Quelle taille ?",))] == [
        (entry.key, entry.text) for entry in found
    ]


def test_changed_english_leaves_the_text_in_doubt() -> None:
    """The old text is kept beside the new English, with the English that it was made for."""
    (found,) = merged((ASKED._replace(english=("How big is it?",)),), (HAD,))

    assert (("Quelle taille ?",), True, ("How large?",)) == (
        found.text,
        found.doubtful,
        found.before,
    )
    assert not found.is_usable


def test_a_message_takes_up_the_text_of_the_similar_one_that_has_gone() -> None:
    """Words of the interface have no key, so likeness finds them, in doubt."""
    old = Entry("", ("{n} open answer", "{n} open answers"), ("{n} ouverte", "{n} ouvertes"))
    new = Entry("", ("{n} open answer here", "{n} open answers here"))
    (found,) = merged((new,), (old,))

    assert (old.text, True) == (found.text, found.doubtful)


def test_a_message_that_is_still_there_gives_its_text_to_no_other() -> None:
    """Only what has gone from the code is looked at for likeness."""
    old = Entry("", ("Open next:",), ("Ouvert ensuite :",))
    first, second = merged((old._replace(text=()), Entry("", ("Open next",))), (old,))

    assert (old.text, ()) == (first.text, second.text)


def test_nothing_is_made_of_nothing() -> None:
    """A text that nobody has translated is missing, not in doubt."""
    (found,) = merged((ASKED,), (ASKED._replace(english=("How tall?",)),))

    assert (False, False) == (found.has_text, found.doubtful)


def test_one_form_is_never_taken_for_two() -> None:
    """A message that has become a plural asks for new texts."""
    (found,) = merged(
        (Entry("", ("{n} answer given", "{n} answers given")),),
        (Entry("", ("{n} answers given",), ("x",)),),
    )

    assert not found.has_text
