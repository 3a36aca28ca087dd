"""What the tests of the page share."""

from tests.web.stores import page_desk

__all__ = ["page_desk"]
