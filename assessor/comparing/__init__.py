"""Platforms side by side: what the page, the paper and the command line all draw from.

side_by_side   evaluated cases -> SideBySide: names, ranking, differences, weights in doubt
hours          what each would cost a team, alone and two at a time
words          reasons, shares and answers in words
as_json        the contract of `assessor compare --json`
summary        a page of text for a terminal
"""

from assessor.comparing.side_by_side import (
    OtherVersion,
    SideBySide,
    id_of,
    opened_beside,
    side_by_side,
)

__all__ = ["OtherVersion", "SideBySide", "id_of", "opened_beside", "side_by_side"]
