"""A sentence for every error of the user's world: what happened, then what to do."""

from __future__ import annotations

from db.errors import ChanceryError
from desktop.messages.export_errors import export_sentences
from desktop.messages.file_errors import file_sentences
from desktop.messages.words import tr


def _sentences() -> dict[str, str]:
    return {
        **file_sentences(),
        "library-not-found": tr("There is no library at {path}. Check the name, or make a new one."),
        "library-folder-missing": tr("The folder {folder} does not exist. Make it first, or choose another."),
        "library-is-folder": tr("{path} is a folder, not a library. Name a file in it."),
        "library-empty": tr("{path} is empty: it is not a library. It was not opened or changed."),
        "not-a-library": tr("{path} is not a Chancery library. It was not opened or changed."),
        "library-newer": tr(
            "{path} was made by a newer Chancery (schema {version}; this one knows {known})."
            " It was not opened or changed."
        ),
        "library-locked": tr(
            "{path} is in use by another program. Close it there, then try again. Nothing was changed."
        ),
        "library-busy": tr(
            "{path} is in use by another program, so what you typed is not saved yet. It stays in the window"
            " and is saved by itself as soon as that program lets go."
        ),
        "library-read-only": tr(
            "{path} can only be read, so nothing was changed in it. Allow writing to the file and its folder,"
            " or save a copy elsewhere."
        ),
        "library-keeps-nothing": tr(
            "{path} can only be read, so nothing is saved in it. Allow writing to the file and its folder, or"
            " save a copy elsewhere: it will hold what you typed."
        ),
        "library-to-read": tr(
            "{path} can only be read: you may look at everything, search and export. To write, allow writing"
            " to the file and its folder and open it again, or save a copy elsewhere and open that."
        ),
        "library-damaged": tr(
            "{path} is damaged ({reason}). Nothing was changed. Restore a backup of it, or save what can be"
            " saved to a new library."
        ),
        "merge-with-itself": tr(
            "{path} is the library that is open. Choose the library of a colleague, or a bundle."
        ),
        "other-damaged": tr(
            "The other library is damaged, so nothing was merged. Let its owner check it (File > Check the"
            " library) and send it again."
        ),
        "library-has-programs": tr(
            "{path} contains a program of its own ({name}), which no library of ours does. It was not opened."
        ),
        "library-not-writable": tr("{path} cannot be opened ({reason}). Check that you may write there."),
        "library-gone": tr(
            "{path} has been moved, replaced or deleted while it was open. What you typed since is still"
            " in the window: put the file back, or save a copy of the library elsewhere, which will hold it."
        ),
        "library-log-gone": tr(
            "The log beside {path} was deleted or replaced by another program while it was open. What you"
            " typed since is still in the window. Close the library's other windows; if that does not help,"
            " save a copy of the library elsewhere and go on in that."
        ),
        "library-older-read-only": tr(
            "{path} was made by an older Chancery and can only be read, so it cannot be brought up to date."
            " Copy it into a folder where you may write, and open the copy."
        ),
        "library-unfinished": tr(
            "{path} can only be read, and its last changes still lie in {log}. Copy both files into a folder"
            " where you may write, and open the copy."
        ),
        "library-unsaved": tr(
            "Your last changes to {path} are not saved yet, so it stays open. Wait until they are, or save a"
            " copy, which will hold them."
        ),
        "copy-onto-itself": tr("{path} is this library itself. Choose another name for the copy."),
        "library-failed": tr("{path} could not be used ({reason}). Nothing was changed."),
        "disk-full": tr("The disk with {path} is full. Nothing was changed; make room, then try again."),
        "disk-full-waiting": tr(
            "The disk with {path} is full. Your words stay in the window and are saved by themselves as soon"
            " as there is room: delete what you do not need, or save a copy on another disk."
        ),
        "disk-failed": tr(
            "The disk with {path} did not take what was written ({reason}). Nothing was changed. Look whether"
            " it is full or loose, then try again."
        ),
        "disk-failed-waiting": tr(
            "The disk with {path} did not take what was written ({reason}). Your words stay in the window and"
            " are saved by themselves as soon as it does. Look whether it is full or loose, or save a copy on"
            " another disk."
        ),
        "text-damaged": tr(
            "A text in {path} is not the one that was stored: the file is damaged. Restore a backup of it"
            " (File > Restore from backup), or save what can be saved to a new library."
        ),
        "record-damaged": tr(
            "What you are changing is not what was stored: {path} is damaged. Nothing was changed. Restore a"
            " backup of it (File > Restore from backup), or save what can be saved to a new library."
        ),
        "records-damaged": tr(
            "{count} notes, places or other records of this cable are not what was stored: {path} is damaged."
            " `chancery verify` tells which, `chancery restore` and `chancery salvage` help."
        ),
        "library-unsound": tr(
            "{path} is damaged: {count} things in it are not what was stored. No backup was made of it; those"
            " there are were left as they are. `chancery verify` tells what is wrong."
        ),
        "copy-damaged": tr(
            "The copy {path} would not have been what was stored (things that differ: {count}), so it was not"
            " kept. `chancery verify` tells what is wrong with the library, `chancery salvage` saves what can"
            " be saved to a new one."
        ),
        "backup-no-room": tr(
            "There is no room for a backup in {path}: backups have reached their share of the"
            " free disk. Make room on that disk. The library itself is as it was."
        ),
        "backup-damaged": tr("{path} is damaged, so it was not restored. Choose another backup."),
        "backup-is-library": tr("{path} is the library itself. Choose another file. Nothing was changed."),
        "cable-not-found": tr(
            "There is no cable “{cable}” in this library. `chancery list` shows those there are."
        ),
        "cable-ambiguous": tr("“{cable}” fits {count} cables. Give more of the title, or the id."),
        "quote-not-found": tr("The words “{quote}” do not stand in this cable."),
        "quote-too-few": tr("The words “{quote}” stand {count} times in this cable, not {nth}."),
        "record-moved-on": tr(
            "This was changed elsewhere in the meantime, so it was left as it is."
            " Look at it, then do it again."
        ),
        "correction-overwritten": tr(
            "“{old}” was corrected to “{new}”, but those words have been corrected again since."
            " Compare with the current reading to take that back. Nothing was changed."
        ),
        "reading-moved-on": tr(
            "The text was corrected in another window just now, so nothing was laid on its old words."
            " Select the words again in the text as it stands now, then do it again."
        ),
        "correction-moved-on": tr(
            "The library was changed in another window just now, so the correction was not made yet. Look"
            " whether it still fits, then accept it again."
        ),
        "words-on-both-sides": tr(
            "{note} was changed in another window at the same place. Both versions stand in it now, the other"
            " one first, yours below it: delete what is too much."
        ),
        "note-deleted-elsewhere": tr(
            "The note in which you were writing was deleted in another window. It lies in the trash, with"
            " what you wrote: “{words}”. Take it out of the trash to go on."
        ),
        "words-moved-on": tr(
            "Before your words could be saved, the same was changed or deleted elsewhere, so that was left as"
            " it is. You wrote: “{words}”. Copy it from here, and put it in where it belongs."
        ),
        "file-not-found": tr("There is no file {path}."),
        "file-not-readable": tr("{path} cannot be read ({reason})."),
        "file-empty": tr("{name} is empty. Nothing was imported."),
        "file-blank": tr("{name} holds blank space and no words. Nothing was imported."),
        "xml-broken": tr(
            "{name} is not whole: line {line} breaks the rules of XML ({reason}). Nothing was imported;"
            " download it anew, or mend that line in a text editor."
        ),
        "xml-elsewhere": tr(
            "{name} has no text of its own: it takes it from other files ({file}), which are not opened."
            " Nothing was imported; import those files."
        ),
        "xml-too-deep": tr("{name} has elements within elements too deep to be read. Nothing was imported."),
        "xml-entities": tr(
            "{name} declares the entity “{entity}” in terms of others or of another file. It was not read."
        ),
        "file-not-text": tr("{name} is not a text file. Nothing was imported."),
        "encoding-unknown": tr("There is no encoding called {encoding}. Choose one from the list."),
        "file-too-large": tr("{name} is too large to be one cable. Nothing was imported; divide it first."),
        "file-too-many-lines": tr(
            "{name} has {lines} lines, too many for one cable. Nothing was imported; divide the file first."
        ),
        "file-exists": tr("{path} exists already. Choose another name, or allow it to be replaced."),
        **export_sentences(),
        "job-cancelled": tr("Cancelled. Nothing was written."),
        "job-crashed": tr("The work broke off unexpectedly. Nothing was written; try again."),
        "job-silent": tr(
            "The work gave no sign of life for {seconds} seconds and was stopped. Nothing was kept of it."
        ),
        "job-memory": tr(
            "The work needed more memory than is allowed and was stopped. Nothing was kept of it."
        ),
        "history-damaged": tr(
            "What is to be taken back is not what was stored: the file is damaged. Nothing was changed."
            " Restore a backup of it (File > Restore from backup)."
        ),
        "characters-broken": tr(
            "The words hold half of a character, which cannot be kept. Delete what looks broken,"
            " then type it anew. Nothing was changed."
        ),
        "note-without-words": tr("A note needs its words: give them with --text. Nothing was changed."),
        "words-not-text": tr(
            "What stands behind {option} is no text in this terminal's encoding. Nothing was changed."
        ),
        "folder-not-readable": tr("The folder {path} cannot be looked into ({reason})."),
        "file-several-documents": tr(
            "{name} holds {count} documents. Nothing was imported; say --all-parts to take them all."
        ),
        "folder-without-text": tr("The folder {path} has no text files in it. Nothing was imported."),
        "settings-not-writable": tr("The settings could not be kept in {path} ({reason})."),
    }


def error_sentence(error: ChanceryError) -> str:
    """Return what to tell the user about an error; every code has a sentence (tested)."""
    sentence = _sentences().get(error.code)
    if sentence is None:
        return tr("Something went wrong ({code}). Nothing was changed.", code=error.code)
    values = {"path": "", "reason": "", "name": "", **error.values}
    return sentence.format(**values)


def known_codes() -> frozenset[str]:
    """Return the codes that have a sentence."""
    return frozenset(_sentences())
