"""What the editor in a card wishes for its note, handed to the deeds."""

from __future__ import annotations

from collections.abc import Callable

from desktop.panels.notes.deeds import NoteDeeds
from desktop.panels.notes.editor import NoteEditor


def connect_editor(editor: NoteEditor, deeds: NoteDeeds, edited: Callable[[], str | None]) -> None:
    """Carry out the editor's wishes; `edited` tells which note is in it, or None."""

    def with_note(deed: Callable[..., object]) -> Callable[..., None]:
        def do(*values: object) -> None:
            note_id = edited()
            if note_id is not None:
                deed([note_id], *values)

        return do

    editor.colour_chosen.connect(with_note(deeds.set_colour))
    editor.kind_chosen.connect(with_note(deeds.set_kind))
    editor.label_typed.connect(with_note(deeds.set_label))
    editor.series_chosen.connect(with_note(deeds.set_series))
    editor.tags_edited.connect(with_note(deeds.set_tags))
    editor.step_wanted.connect(with_note(deeds.keep_in_step))
    editor.delete_wanted.connect(with_note(deeds.delete))
