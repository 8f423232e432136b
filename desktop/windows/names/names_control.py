"""Names between text, dialogs and session: words are marked, who is mentioned is listed and told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from db.cable_state import CableState
from db.changes import Change
from db.editing import mention_edits
from db.errors import ChanceryError
from db.library_records import NAME_KINDS, Name, NameKind
from db.naming.identifying import identification_of, identifications
from desktop.messages.names import marked_words, unmarked_words, who
from desktop.messages.notes import short_quote
from desktop.messages.words import plural, tr
from desktop.windows.names.identified import as_commonmark

if TYPE_CHECKING:
    from db.naming.finding import NameFinder
    from desktop.windows.main_window import MainWindow
    from desktop.windows.names.listed_names import ListedNames

_LAST_KIND = "name_kind"
_MOST_IN_MENU = 3
_LONGEST = 300
"""Code points that are marked as a name at most."""
Answer = tuple[Name, bool, str, bool]
"""Whom words name, whether that is new, the spelling to keep, whether to look for other places."""


class NamesControl(QObject):
    """What the window does about names; made with the window, its dialogs when first asked for."""

    def __init__(self, window: MainWindow) -> None:
        """Act for this window."""
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._text = window.parts.text
        self._listed: ListedNames | None = None
        window.notes.identification_clicked.connect(self.tell_who)
        window.notes.identification_activated.connect(self.note_of)
        window.parts.notes.identified.edit_wanted.connect(self.note_of)
        window.parts.notes.identified.show_wanted.connect(self._text.select_span)

    # -- public --------------------------------------------------------------------------------------

    @property
    def listed(self) -> ListedNames:
        """The list of names and what is wished there; made when first asked for."""
        if self._listed is None:
            from desktop.windows.names.listed_names import ListedNames

            self._listed = ListedNames(self._window)
        return self._listed

    def open(self, name_id: str = "") -> None:
        """Show the list of names, this one chosen."""
        self.listed.open(name_id)

    def mark(self) -> None:
        """Ask whom the selected words name, or the mention at the caret, and mark them so."""
        state = self._session.state
        if state is None:
            return
        span = _trimmed(state.text, self._text.selected_span())
        at_caret = self._text.mentions_at_caret()
        if span is not None:
            self._mark(state, span)
        elif at_caret:
            self.assign(at_caret[0])
        else:
            self._tell(tr("Select the words first that name a person, place or organization."))

    def mark_source_names(self) -> None:
        """Look through the names that the source of the cable marks, and mark them as names."""
        from db.naming.source_names import source_names, take
        from desktop.windows.names.review_dialog import SourceNamesDialog

        state, finder = self._session.state, self._finder() if self._session.has_library else None
        if state is None or finder is None:
            return
        found = source_names(state, finder)
        if not found:
            self._tell(tr("The source of this cable marks no names that are not marked already."))
            return
        dialog = SourceNamesDialog(found, self._window)
        accepted = dialog.exec() == SourceNamesDialog.DialogCode.Accepted
        chosen = dialog.chosen()
        dialog.deleteLater()
        if not accepted or self._session.state is not state:
            return
        if self._session.do(take(state, chosen, author=self._session.author.id)):
            count = sum(len(each.spans) for each in chosen)
            self._tell(plural(count, "{n} mention marked.", "{n} mentions marked."))

    def assign(self, mention_id: str) -> None:
        """Ask whom a mention names, and let it be a mention of that name."""
        state = self._session.state
        if state is None or mention_id not in state.mentions:
            return
        quote = _quote(state, mention_id)
        answer = self._ask(quote)
        if answer is None:
            return
        name, is_new, spelling, others = answer
        change = mention_edits.assign(state, mention_id, name, is_new=is_new, spelling=spelling)
        if self._session.do(change):
            self._tell(marked_words(name, 1))
            if others:
                self._review(name.id, [quote])

    def mark_all(self, mention_id: str) -> None:
        """Look through the other places of the cable that spell the name of a mention, to mark them too."""
        state = self._session.state
        if state is not None and mention_id in state.mentions:
            quote = _quote(state, mention_id)
            if not self._review(state.mentions[mention_id].name, [quote] if quote else []):
                self._tell(tr("No other place in this cable is spelled so."))

    def unmark(self, mention_id: str) -> None:
        """Let the words of a mention be marked as no name."""
        state = self._session.state
        if state is None or mention_id not in state.mentions:
            return
        heading = mention_edits.heading_of(state, state.mentions[mention_id])
        if self._session.do(mention_edits.unmark(state, [mention_id])):
            self._tell(unmarked_words(heading))

    def note_of(self, mention_id: str) -> None:
        """Make a footnote of the note that says who is mentioned, on the same words, and open it."""
        state = self._session.state
        if state is None or mention_id not in state.mentions:
            return
        name = state.names.get(state.mentions[mention_id].name)
        spans = [(anchor.start, anchor.end) for anchor in state.spans_of(mention_id)]
        if name is not None and spans:
            words = as_commonmark(identification_of(name) or name.name)
            self._window.notes.add_on(spans, words)

    def tell_who(self, mention_id: str) -> None:
        """Say what an automatic note says, and how to change it."""
        state = self._session.state
        mention = state.mentions.get(mention_id) if state else None
        name = state.names.get(mention.name) if state and mention else None
        if name is not None:
            self._tell(
                tr("{words} A double click on ° makes a footnote of it, to be edited.", words=who(name))
            )

    def fill_menu(self, menu: QMenu, mentions: Sequence[str]) -> None:
        """Offer in a menu what can be done with the names at a place of the text."""
        state = self._session.state
        for mention_id in mentions[:_MOST_IN_MENU]:
            mention = state.mentions.get(mention_id) if state else None
            name = state.names.get(mention.name) if state and mention else None
            if state is None or name is None:
                continue
            menu.addSeparator()
            title = short_quote(name.name, 40).replace("&", "&&")
            said = any(each.mention.id == mention_id for each in identifications(state))
            offers = [
                (tr("{name}: facts and mentions…", name=title), lambda n=name.id: self.open(n)),
                (tr("Mark as another name…"), lambda m=mention_id: self.assign(m)),
                (tr("Mark all mentions of {name} here…", name=title), lambda m=mention_id: self.mark_all(m)),
                (tr("No longer mark as {name}", name=title), lambda m=mention_id: self.unmark(m)),
            ]
            if said:
                offers.insert(
                    1,
                    (
                        tr("Make a footnote of who {name} is", name=title),
                        lambda m=mention_id: self.note_of(m),
                    ),
                )
            for words, run in offers:
                menu.addAction(words).triggered.connect(lambda _=False, run=run: run())

    # -- private -------------------------------------------------------------------------------------

    def _mark(self, state: CableState, span: tuple[int, int]) -> None:
        quote = state.text[slice(*span)]
        if len(quote) > _LONGEST:
            self._tell(tr("{n} characters are no name. Select its words alone.", n=f"{len(quote):,}"))
            return
        answer = self._ask(quote)
        if answer is None:
            return
        name, is_new, spelling, others = answer
        author = self._session.author.id
        there = None if is_new else mention_edits.to_place(state, name.id, span)
        if there is not None:
            change: Change | None = mention_edits.place(state, there.id, span, spelling=spelling)
        else:
            change = mention_edits.mark(state, name, [span], author=author, is_new=is_new, spelling=spelling)
        if change is None:
            self._tell(tr("These words are marked as {name} already.", name=short_quote(name.name, 60)))
        elif self._session.do(change):
            self._tell(marked_words(name, 1))
        else:
            return
        if others:
            self._review(name.id, [quote])

    def _ask(self, quote: str) -> Answer | None:
        """Ask whom words name; None where that was given up."""
        from desktop.windows.names.mark_dialog import MarkDialog

        self._session.flush_wanted.emit()
        finder = self._finder()
        if finder is None:
            return None
        dialog = MarkDialog(finder, quote, self._last_kind(), self._window)
        accepted = dialog.exec() == MarkDialog.DialogCode.Accepted
        chosen = dialog.chosen() if accepted else None
        keeps, others = dialog.keeps_spelling(), dialog.all.isChecked()
        dialog.deleteLater()
        if chosen is None:
            return None
        name, is_new = chosen
        self._window.settings.put(_LAST_KIND, name.kind)
        return name, is_new, " ".join(quote.split()) if keeps and not is_new else "", others

    def _review(self, name_id: str, more: Sequence[str]) -> bool:
        """Ask which other places are the name, and mark those; return whether there were any."""
        from db.naming.spelled import spelled_in
        from desktop.windows.names.review_dialog import ReviewDialog

        state = self._session.state
        name = state.names.get(name_id) if state else None
        places = spelled_in(state, name, more) if state and name else []
        if state is None or name is None or not places:
            return False
        dialog = ReviewDialog(name, places, self._window)
        accepted = dialog.exec() == ReviewDialog.DialogCode.Accepted
        spans = dialog.spans()
        dialog.deleteLater()
        if accepted and self._session.state is state:
            change = mention_edits.mark(state, name, spans, author=self._session.author.id)
            if change is not None and self._session.do(change):
                self._tell(marked_words(name, len(spans)))
        return True

    def _finder(self) -> NameFinder | None:
        from db.naming.kept_finder import finder_of

        try:
            return self._session.store.read(finder_of)
        except ChanceryError as error:
            self._session.failed.emit(error)
            return None

    def _last_kind(self) -> NameKind:
        kept = self._window.settings.get(_LAST_KIND, "person")
        return next((kind for kind in NAME_KINDS if kind == kept), "person")

    def _tell(self, words: str) -> None:
        self._window.parts.status_line.tell(words)


def _quote(state: CableState, mention_id: str) -> str:
    return " … ".join(anchor.quote for anchor in state.spans_of(mention_id))


def _trimmed(text: str, span: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return a span without the blanks at its ends; None where nothing else is in it."""
    if span is None:
        return None
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if end > start else None
