"""Whether a report's PDF proves itself, without trusting it.

opening      the file within bounds of size and number; nothing in it is fetched or run
reading      the words of the pages, in the order in which a screen reader says them
carried      the files that it carries, each held against what it should be
recomputing  the same report again, from these files alone
checks       one question after the other, each with its answer in plain words
verifying    the questions in their order, and what they come to
"""
