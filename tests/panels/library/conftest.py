"""A library that is open."""

from tests.opened_library import dressed, enter, session, settings

__all__ = ["dressed", "enter", "session", "settings"]
