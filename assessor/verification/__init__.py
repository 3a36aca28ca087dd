"""What a report's PDF says, read back without trusting it.

reading    the words of the pages, in the order in which a screen reader says them
"""
