"""Platforms side by side: what the page, the paper and the command line all draw from.

opening        the assessments that a command names, judged; other versions are only listed
side_by_side   evaluated cases -> SideBySide: names, ranking, differences, weights in doubt
hours          what each would cost a team, alone and two at a time
words          reasons, shares and answers in words
as_json        the contract of `assessor compare --json`
summary        a page of text for a terminal
"""

from assessor.comparing.side_by_side import OrderError, OtherVersion, SideBySide, side_by_side

__all__ = ["OrderError", "OtherVersion", "SideBySide", "side_by_side"]
