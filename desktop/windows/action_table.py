"""Every action of the window, once: menus, toolbar, shortcuts and the help on keys are made from here."""

from __future__ import annotations

from desktop.messages.words import tr
from desktop.windows.action_spec import ActionSpec, Menu
from desktop.windows.importing.import_actions import import_actions, paste_action
from desktop.windows.library.cable_actions import cable_actions
from desktop.windows.mark_actions import mark_actions
from desktop.windows.merging.actions import merge_actions
from desktop.windows.name_actions import mark_name_action, names_action, source_names_action


def menu_titles() -> dict[Menu, str]:
    """Return the titles of the menus, in their order."""
    return {
        "file": tr("&File"),
        "edit": tr("&Edit"),
        "view": tr("&View"),
        "cable": tr("&Cable"),
        "note": tr("&Note"),
        "span": tr("Words that the note stands on"),
        "mark": tr("Editor’s mar&ks"),
        "go": tr("&Go"),
        "help": tr("&Help"),
        "keys": tr("In a panel"),
    }


def action_table() -> tuple[ActionSpec, ...]:
    """Return all actions, in the order in which menus and help show them."""
    return (
        *_file(),
        *_edit(),
        *_view(),
        *cable_actions(),
        *_note(),
        *_span(),
        *mark_actions(),
        *_go(),
        *_help(),
        *_in_panels(),
    )


def _file() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("new-library", "file", tr("&New library…"), ("Ctrl+Shift+N",)),
        ActionSpec("open-library", "file", tr("&Open library…"), ("Ctrl+Shift+O",), "folder-open"),
        ActionSpec("save-copy", "file", tr("Save a &copy…"), ("Ctrl+Shift+S",), "save", "library"),
        ActionSpec("back-up", "file", tr("Back &up now"), ("Ctrl+Alt+B",), "", "library", separator=True),
        ActionSpec("restore", "file", tr("Restore &from backup…"), ("Ctrl+Alt+R",), "", "library"),
        ActionSpec("check-library", "file", tr("Chec&k the library"), ("Ctrl+Alt+L",), "", "library"),
        ActionSpec("library-history", "file", tr("&History of the library…"), ("Ctrl+F7",), "", "library"),
        ActionSpec("name-state", "file", tr("Na&me this state…"), ("Ctrl+Alt+N",), "bookmark", "library"),
        ActionSpec(
            "new-cable", "file", tr("New ca&ble…"), ("Ctrl+N",), "file-text", "library", separator=True
        ),
        *import_actions(),
        ActionSpec("export-pdf", "file", tr("&Export…"), ("Ctrl+E",), "download", "cable"),
        ActionSpec("print", "file", tr("&Print…"), ("Ctrl+P",), "printer", "cable"),
        *merge_actions(),
        ActionSpec("settings", "file", tr("Se&ttings…"), ("Ctrl+,",), "settings", separator=True),
        ActionSpec("quit", "file", tr("&Quit"), ("Ctrl+Q",), separator=True),
    )


def _edit() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("undo", "edit", tr("&Undo"), ("Ctrl+Z",), "undo-2", "undo"),
        ActionSpec("redo", "edit", tr("&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2", "redo"),
        ActionSpec("copy", "edit", tr("&Copy"), ("Ctrl+C",), "copy", "cable", separator=True),
        paste_action(),
        ActionSpec("select-all", "edit", tr("Select &all"), ("Ctrl+A",), "text-select", "cable"),
        ActionSpec("find", "edit", tr("&Find in the text"), ("Ctrl+F",), "search", "cable", separator=True),
        ActionSpec("find-next", "edit", tr("Find &next"), ("F3",), "", "cable"),
        ActionSpec("find-previous", "edit", tr("Find &previous"), ("Shift+F3",), "", "cable"),
        ActionSpec("search-library", "edit", tr("&Search the library"), ("Ctrl+Shift+F",), "", "library"),
        ActionSpec("name-variants", "edit", tr("Spellings of na&mes…"), ("Ctrl+Alt+V",), "", "library"),
        names_action(),
    )


def _view() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("library", "view", tr("&Library"), ("F9",), "panel-left", "library", checkable=True),
        ActionSpec(
            "library-table", "view", tr("Library as a t&able"), ("Ctrl+F9",), "", "library", checkable=True
        ),
        ActionSpec("line-numbers", "view", tr("Line &numbers"), ("Ctrl+L",), "list-ordered", checkable=True),
        ActionSpec("zoom-in", "view", tr("Larger text"), ("Ctrl++", "Ctrl+="), "zoom-in", separator=True),
        ActionSpec("zoom-out", "view", tr("Smaller text"), ("Ctrl+-",), "zoom-out"),
        ActionSpec("zoom-reset", "view", tr("Text at its own size"), ("Ctrl+0",)),
        ActionSpec("panel-header", "view", tr("&Header"), ("Alt+1",), separator=True),
        ActionSpec("panel-stages", "view", tr("&Transcription stages"), ("Alt+2",)),
        ActionSpec("panel-distribution", "view", tr("&Distribution"), ("Alt+3",)),
        ActionSpec("panel-notes", "view", tr("N&otes"), ("Alt+4",)),
        ActionSpec(
            "across-offices",
            "view",
            tr("Distri&bution across cables"),
            ("Ctrl+Alt+D",),
            "",
            "library",
            separator=True,
        ),
        ActionSpec(
            "across-times", "view", tr("Handling ti&mes across cables"), ("Ctrl+Alt+T",), "", "library"
        ),
        ActionSpec(
            "across-chronology", "view", tr("&Chronology of the cables"), ("Ctrl+Alt+C",), "", "library"
        ),
        ActionSpec("theme-system", "view", tr("Colours of the &system"), checkable=True, separator=True),
        ActionSpec("theme-light", "view", tr("L&ight"), checkable=True),
        ActionSpec("theme-dark", "view", tr("Dar&k"), checkable=True),
    )


def _note() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "footnote",
            "note",
            tr("&Footnote"),
            ("Ctrl+Alt+F",),
            "superscript",
            "selection",
            tool=tr("Footnote"),
        ),
        ActionSpec(
            "marginal",
            "note",
            tr("&Marginal note"),
            ("Ctrl+Alt+M",),
            "message-square-text",
            "selection",
            tool=tr("Marginal note"),
        ),
        ActionSpec(
            "highlight",
            "note",
            tr("&Highlight"),
            ("Ctrl+Alt+H",),
            "highlighter",
            "selection",
            tool=tr("Highlight"),
        ),
        ActionSpec(
            "general", "note", tr("Note on the &whole cable"), ("Ctrl+Alt+G",), "notebook-text", "cable"
        ),
        ActionSpec("source-note", "note", tr("&Source note"), ("Ctrl+Alt+S",), "landmark", "cable"),
        mark_name_action(),
        source_names_action(),
        ActionSpec(
            "edit-note", "note", tr("&Edit note"), ("Ctrl+Return",), "pencil-line", "note", separator=True
        ),
        ActionSpec("place-note", "note", tr("&Place note on selection"), ("Ctrl+Alt+P",), "", "note"),
        ActionSpec(
            "add-span", "note", tr("&Add selection to the note"), ("Ctrl+Alt+A",), "text-select", "note"
        ),
        ActionSpec("note-history", "note", tr("H&istory of the note…"), ("Shift+F7",), "history", "note"),
        ActionSpec("delete-note", "note", tr("&Delete note"), ("Ctrl+Del",), "trash-2", "note"),
        ActionSpec("colour-amber", "note", tr("Amber"), ("Ctrl+1",), "", "note", separator=True),
        ActionSpec("colour-green", "note", tr("Green"), ("Ctrl+2",), "", "note"),
        ActionSpec("colour-sky", "note", tr("Sky"), ("Ctrl+3",), "", "note"),
        ActionSpec("colour-violet", "note", tr("Violet"), ("Ctrl+4",), "", "note"),
        ActionSpec("colour-rose", "note", tr("Rose"), ("Ctrl+5",), "", "note"),
        ActionSpec("colour-slate", "note", tr("Slate"), ("Ctrl+6",), "", "note"),
    )


def _span() -> tuple[ActionSpec, ...]:
    # Some desktops keep Ctrl+Alt with an arrow for themselves, so there are other keys for whole words.
    return (
        ActionSpec("remove-span", "span", tr("&Take these words from the note"), ("Ctrl+Alt+X",), "", "note"),
        ActionSpec("next-span", "span", tr("&Next place of the note"), ("Alt+Shift+Down",), "", "note"),
        ActionSpec("previous-span", "span", tr("&Previous place of the note"), ("Alt+Shift+Up",), "", "note"),
        ActionSpec(
            "end-forth",
            "span",
            tr("&End: one character on"),
            ("Alt+Shift+Right",),
            "",
            "note",
            separator=True,
        ),
        ActionSpec("end-back", "span", tr("En&d: one character back"), ("Alt+Shift+Left",), "", "note"),
        ActionSpec(
            "end-word-forth",
            "span",
            tr("End: one word on"),
            ("Ctrl+Alt+Shift+Right", "Alt+Shift+End"),
            "",
            "note",
        ),
        ActionSpec(
            "end-word-back",
            "span",
            tr("End: one word back"),
            ("Ctrl+Alt+Shift+Left", "Alt+Shift+Home"),
            "",
            "note",
        ),
        ActionSpec(
            "start-back", "span", tr("&Start: one character back"), ("Alt+Left",), "", "note", separator=True
        ),
        ActionSpec("start-forth", "span", tr("Sta&rt: one character on"), ("Alt+Right",), "", "note"),
        ActionSpec(
            "start-word-back", "span", tr("Start: one word back"), ("Ctrl+Alt+Left", "Alt+Home"), "", "note"
        ),
        ActionSpec(
            "start-word-forth", "span", tr("Start: one word on"), ("Ctrl+Alt+Right", "Alt+End"), "", "note"
        ),
    )


def _go() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("next-note", "go", tr("&Next note"), ("Alt+Down",), "arrow-down", "cable"),
        ActionSpec("previous-note", "go", tr("&Previous note"), ("Alt+Up",), "arrow-up", "cable"),
        ActionSpec("next-cable", "go", tr("Next &cable"), ("Ctrl+PgDown",), "", "library", separator=True),
        ActionSpec("previous-cable", "go", tr("Previous ca&ble"), ("Ctrl+PgUp",), "", "library"),
        ActionSpec("next-area", "go", tr("Next &area of the window"), ("F6",), separator=True),
        ActionSpec("previous-area", "go", tr("Previous area of the &window"), ("Shift+F6",)),
        ActionSpec("go-text", "go", tr("To the &text"), ("Alt+0",), "", "cable"),
    )


def _help() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("keys", "help", tr("&Keys"), ("F1",), "keyboard"),
        ActionSpec("search-help", "help", tr("&What can be searched for"), ("Ctrl+Shift+F1",)),
        ActionSpec("sample", "help", tr("Open the &sample cable"), ("Ctrl+F1",), "", "library"),
        ActionSpec("about", "help", tr("&About Chancery"), ("Shift+F1",), "info", separator=True),
    )


def _in_panels() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("complete-field", "keys", tr("In the search field: complete to: from: date: …"), ("Tab",)),
        ActionSpec("cable-star", "keys", tr("In the library: give a star, or take it away"), ("Space",)),
        ActionSpec("heading-fold", "keys", tr("In the library: fold, unfold a heading"), ("Left", "Right")),
        ActionSpec("row-add", "keys", tr("Add a row"), ("Ins",)),
        ActionSpec("row-delete", "keys", tr("Delete the row or note"), ("Del",)),
        ActionSpec("row-up", "keys", tr("Move the row up"), ("Ctrl+Shift+Up",)),
        ActionSpec("row-down", "keys", tr("Move the row down"), ("Ctrl+Shift+Down",)),
        ActionSpec("row-edit", "keys", tr("Edit the value, row or note"), ("Return", "F2")),
        ActionSpec("row-leave", "keys", tr("Leave the editor, keeping what was typed"), ("Esc",)),
        ActionSpec(
            "difference-step",
            "keys",
            tr("While comparing: to the next difference, or the one before"),
            ("Alt+Down", "Alt+Up"),
        ),
        ActionSpec("difference-back", "keys", tr("While comparing: take the correction back"), ("Del",)),
        ActionSpec("bold", "keys", tr("Bold, in a note"), ("Ctrl+B",)),
        ActionSpec("italic", "keys", tr("Italic, in a note"), ("Ctrl+I",)),
        ActionSpec("link", "keys", tr("Link, in a note"), ("Ctrl+K",)),
        ActionSpec("reference", "keys", tr("Reference to a note or cable, in a note"), ("Ctrl+R",)),
        ActionSpec("touched-right", "keys", tr("Correcting: a touched note is right as it is"), ("R",)),
        ActionSpec("touched-choose", "keys", tr("Correcting: choose other words for it"), ("C",)),
        ActionSpec("touched-lay", "keys", tr("Correcting: lay it on the selected words"), ("Ctrl+Return",)),
        ActionSpec("touched-near", "keys", tr("Correcting: take the nearest words"), ("N",)),
        ActionSpec("touched-orphan", "keys", tr("Correcting: let it become an orphan"), ("O",)),
        ActionSpec("touched-value", "keys", tr("Correcting: take the new value or not"), ("V",)),
        ActionSpec("touched-back", "keys", tr("Correcting: take the choice back"), ("U",)),
        ActionSpec(
            "pick-note",
            "keys",
            tr("In the text: choose the note under the caret, again for the next"),
            ("Space",),
        ),
    )
