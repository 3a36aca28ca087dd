"""From bytes to a tree of values that knows its lines, and from errors to plain words."""
