"""The session that the tests of this panel stand on."""

from tests.panels.session_fixtures import bare_session, session

__all__ = ["bare_session", "session"]
