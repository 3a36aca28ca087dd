"""Renew the words that the tests expect of page one."""

from tests.languages.golden import renew

renew()
