"""The few kinds of error that belong to the user's world.

A `ChanceryError` is no bug: it says what happened in a code and values, from which `desktop.messages`
makes the sentence and the remedy. Anything else that is raised is our own mistake.
"""


class ChanceryError(Exception):
    """Something went wrong that the user can understand and act on.

    `code` names the case ("library-newer", "file-not-found"); `values` are the words to be put into the
    sentence (paths, versions, counts), never sentences themselves.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


class LibraryError(ChanceryError):
    """The library file cannot be opened, read or written."""


class ChangeRefusedError(ChanceryError):
    """A change or an undo does not fit what the library holds now."""


class ReadingError(ChanceryError):
    """A file cannot be read as a cable; nothing of it was imported."""


class ExportError(ChanceryError):
    """An export was not written; no file was left behind."""


class NotFoundError(ChanceryError):
    """What was asked for (a cable, a quote) is not there, or is not the only one of its kind."""


class BackupError(ChanceryError):
    """A backup was not made or cannot be restored; the library is as it was."""
