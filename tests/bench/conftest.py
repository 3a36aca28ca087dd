"""What of the bench is no module to look for examples in."""

collect_ignore = ["floors/bare_page.py"]
"""A front door of a server of its own; imported, it would start one that nobody visits."""
collect_ignore_glob = ["papers/by_*.py"]
"""Each imports a peer, which only a bench installs."""
