"""What a language has, laid against what there is to translate now.

A text whose English has changed is kept beside the new English, in doubt, until
somebody has looked at it: the new English may say something else.
"""

from collections.abc import Iterable
from difflib import get_close_matches

from assessor.languages.po import Entry

_CLOSE_ENOUGH = 0.7


def merged(wanted: Iterable[Entry], had: Iterable[Entry]) -> tuple[Entry, ...]:
    """The wanted entries, in their order, each with the text that there is for it.

    Content is found again by its key. The interface's words have none, so a message that
    is new takes up the text of the most similar one that has gone.
    """
    wanted, had = tuple(wanted), tuple(had)
    same = {(entry.key, entry.english): entry for entry in had}
    by_key = {entry.key: entry for entry in had if entry.key}
    asked = {entry.english for entry in wanted if not entry.key}
    gone = {
        entry.english[0]: entry
        for entry in had
        if not entry.key and entry.english not in asked and entry.has_text
    }
    return tuple(
        _taken(one, same.get((one.key, one.english)) or _earlier(one, by_key, gone))
        for one in wanted
    )


def _earlier(one: Entry, by_key: dict[str, Entry], gone: dict[str, Entry]) -> Entry | None:
    if one.key:
        return by_key.get(one.key)
    close = get_close_matches(one.english[0], gone, n=1, cutoff=_CLOSE_ENOUGH)
    return gone[close[0]] if close else None


def _taken(one: Entry, had: Entry | None) -> Entry:
    if had is None or not had.has_text:
        return one._replace(remarks=had.remarks if had else ())
    if had.english == one.english:
        return one._replace(
            text=had.text,
            remarks=had.remarks,
            doubtful=had.doubtful,
            before=had.before,
            line=had.line,
        )
    text = had.text if len(had.english) == len(one.english) else ()
    return one._replace(
        text=text,
        remarks=had.remarks,
        doubtful=bool(text),
        before=had.english if text else (),
        line=had.line,
    )
