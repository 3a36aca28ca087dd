"""Whether a report's PDF proves itself, without trusting it.

opening      the file within bounds of size and number; nothing in it is fetched or run
reading      the words of the pages, in the order in which a screen reader says them
attachments  the files in it, and documents: each held against what it should be
carried      what they come to: a report's case, or a comparison's cases
recomputing  the same report again, from these files alone
checks       one question after the other, each with its answer in plain words
verifying    the questions in their order, and what they come to
held         a report held against a store, at the moment that it is of
copies       signed copies, verified and then kept
"""
