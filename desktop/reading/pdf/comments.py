"""A colleague's annotations as comments on the words of a cable.

Where a highlight lies is found from the letters under its boxes, each of which is known as a letter of the
text: its words are then those words. Where that cannot be told, this is: the place has a doubt, or there is
none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from desktop.reading.pdf.annotations import MARKUP, Annotation
from desktop.reading.pdf.colours import note_colour
from desktop.reading.pdf.left import Left
from desktop.reading.pdf.placed import Placed, Span
from desktop.reading.pdf.printed import is_printed
from desktop.reading.pdf.under import covered, nearest
from desktop.reading.returned import Comment, CommentDoubt, CommentKind, Refused

_WHOLE = 0.9
"""The part of the letters under a highlight that must be known for its words to be them."""
_MOST_PLACES = 20


class Comments:
    """Makes comments of annotations that lie on the pages of one or several cables."""

    def __init__(self, placed: Placed, lefts: Sequence[Left]) -> None:
        """Lay annotations on pages that are `placed` beside the texts of `lefts`, joined by line ends."""
        self._placed = placed
        self._lefts = lefts
        self._starts: list[int] = []
        at = 0
        for left in lefts:
            self._starts.append(at)
            at += len(left.text) + 1
        self._of_note = {note: left for left in lefts for note in left.notes}

    # -- public --------------------------------------------------------------------------------------

    def made(
        self, annotations: Sequence[Annotation], ours: Mapping[str, str]
    ) -> tuple[list[Comment], list[Refused]]:
        """Return the comments, in the order of the pages, and what is none.

        `ours` names the annotations that are our own by their keys, each with its note's id.
        """
        by_key = {one.key: one for one in annotations}
        theirs = [one for one in annotations if one.key not in ours]
        parts = [one for one in theirs if one.grouped and one.answers in by_key and one.answers not in ours]
        apart = {one.key for one in parts}
        joined = {one.key: one for one in theirs if one.key not in apart}
        for part in parts:
            whole = joined.get(part.answers)
            if whole is not None:
                words = "\n".join(filter(None, (whole.words, part.words)))
                joined[whole.key] = replace(whole, words=words)
        comments: dict[str, Comment] = {}
        refused: list[Refused] = []
        for one in joined.values():
            if not one.answers or (one.answers not in by_key and one.answers not in ours):
                comments[one.key] = self._commented(one)
        for one in joined.values():
            if one.key not in comments:
                made = self._reply(one, by_key, comments, ours)
                if isinstance(made, Comment):
                    comments[one.key] = made
                else:
                    refused.append(made)
        return _over_pages(list(comments.values()), self._follows), refused

    def span_words(self, one: Annotation) -> tuple[tuple[Span, ...], str]:
        """Return the words that an annotation lies on, as spans of its cable, and them."""
        made = self._commented(one)
        return made.spans, made.quote

    # -- private -------------------------------------------------------------------------------------

    def _commented(self, one: Annotation) -> Comment:
        kind: CommentKind = one.kind  # type: ignore[assignment]
        made = Comment(
            one.key,
            kind,
            one.words,
            one.author,
            one.created,
            modified=one.modified,
            colour=note_colour(one.colour),
            page=one.page + 1,
            doubt="no-place",
        )
        if one.page not in self._placed.printed.boxes:
            return made
        sheet = self._placed.sheet(one.page)
        first = self._placed.printed.pages[one.page]
        if kind in MARKUP.values():
            under = covered(sheet, one.quads)
            if under.at:
                doubt: CommentDoubt = "one-box" if under.one_box else "part-words" if under.doubtful else ""
                return self._on_letters(made, [first + at for at in under.at], doubt)
        left, bottom, right, top = one.rect
        known = [at for at in range(len(sheet.boxes)) if self._placed.offset(first + at) is not None]
        word = nearest(sheet, ((left + right) / 2, (bottom + top) / 2), known)
        return self._on_letters(made, [first + at for at in word], "nearest-words") if word else made

    def _on_letters(self, made: Comment, at: list[int], doubt: CommentDoubt) -> Comment:
        """Return a comment with the words that these printed characters are."""
        placed = self._placed
        found = [(each, placed.offset(each)) for each in at]
        known = [where for _, where in found if where is not None]
        unknown = [each for each, where in found if where is None]
        feet = Counter(filter(None, map(placed.note_at, unknown)))
        note, most = feet.most_common(1)[0] if feet else ("", 0)
        if most * 2 > len(at):
            return self._on_note(made, note, self._printed_words(at), doubt)
        if not known:
            return self._by_text(made, at)
        # The marks of notes stand among the words, and are none of them.
        rest = len(unknown) - sum(1 for each in unknown if self._is_mark(each))
        if not doubt and len(known) < _WHOLE * (len(known) + rest):
            doubt = "part-words"
        if not doubt and not all(sure for _, sure in known):
            doubt = "found-by-text"
        return self._at(made, placed.spans(offset for offset, _ in known), doubt)

    def _is_mark(self, at: int) -> bool:
        sign = self._placed.printed.text[at]
        beside = self._placed.offset(at - 1) is not None or self._placed.offset(at + 1) is not None
        return (sign.isdigit() or not sign.isalpha() or sign.islower()) and beside

    def _at(self, made: Comment, spans: Sequence[Span], doubt: CommentDoubt) -> Comment:
        """Return a comment on spans of the joined texts: those of the cable in which the first one lies."""
        number = max(n for n, start in enumerate(self._starts) if start <= spans[0][0])
        start, left = self._starts[number], self._lefts[number]
        own = tuple(
            (first - start, min(last - start, len(left.text)))
            for first, last in spans
            if first - start < len(left.text)
        )
        quote = " … ".join(left.text[first:last] for first, last in own)
        if len(own) < len(spans):
            doubt = doubt or "part-words"
        return replace(made, cable=left.cable, spans=own, quote=quote, doubt=doubt)

    def _on_note(self, made: Comment, note: str, quote: str, doubt: CommentDoubt) -> Comment:
        left = self._of_note[note]
        spans = left.notes[note].spans
        doubt = "" if doubt == "part-words" else doubt
        return replace(made, on=note, cable=left.cable, spans=spans, quote=quote, doubt=doubt)

    def _by_text(self, made: Comment, at: Sequence[int]) -> Comment:
        """Return a comment on words of the page that are nowhere in the text's order: by the words alone."""
        words = "".join(self._placed.printed.text[each] for each in at)
        quote = self._printed_words(at)
        text = self._placed.text
        places: list[int] = []
        place = text.bare.find(words) if sum(sign.isalnum() for sign in words) > 1 else -1
        while place >= 0 and len(places) < _MOST_PLACES:
            places.append(place)
            place = text.bare.find(words, place + 1)
        if not places:
            cable = self._lefts[0].cable if len(self._lefts) == 1 else ""
            return replace(made, quote=quote, doubt="no-place", cable=cable)
        spans = self._placed.spans(text.at[places[0] + n] for n in range(len(words)))
        return self._at(made, spans, "found-by-text" if len(places) == 1 else "several-places")

    def _printed_words(self, at: Sequence[int]) -> str:
        printed = self._placed.printed
        pieces: list[str] = []
        for each in at:
            page = max(n for n, start in enumerate(printed.pages) if start <= each)
            begins = each - printed.pages[page] in printed.words.get(page, frozenset())
            pieces.append((" " if begins and pieces else "") + printed.text[each])
        return "".join(pieces)

    def _reply(
        self,
        one: Annotation,
        by_key: Mapping[str, Annotation],
        comments: Mapping[str, Comment],
        ours: Mapping[str, str],
    ) -> Comment | Refused:
        root = one.answers
        for _ in range(len(by_key)):
            before = by_key[root].answers if root in by_key else ""
            if root in ours or root in comments or not before:
                break
            root = before
        note = ours.get(root, "")
        if one.state:
            if note and one.state == "Rejected":
                return replace(self._on(one, note), kind="rejected")
            return Refused(one.author, "comment-state", (("state", one.state), ("page", one.page + 1)))
        if not one.words.strip():
            return Refused(one.author, "comment-empty", (("page", one.page + 1),))
        if note:
            return self._on(one, note)
        parent = comments.get(root)
        made = self._commented(replace(one, kind="text note"))
        if parent is None:
            return made
        return replace(
            made,
            kind="reply",
            answers=root,
            cable=parent.cable,
            spans=parent.spans,
            quote=parent.quote,
            doubt=parent.doubt,
            on=parent.on,
        )

    def _on(self, one: Annotation, note: str) -> Comment:
        left = self._of_note[note]
        spans = left.notes[note].spans
        quote = " … ".join(left.text[first:last] for first, last in spans)
        return Comment(
            one.key,
            "reply",
            one.words,
            one.author,
            one.created,
            left.cable,
            quote,
            spans,
            on=note,
            modified=one.modified,
            page=one.page + 1,
        )

    def _follows(self, one: Comment, two: Comment) -> bool:
        """Tell whether one comment's words go on in the other's, with nothing but blanks between them."""
        if one.cable != two.cable or not one.spans or not two.spans:
            return False
        text = next((left.text for left in self._lefts if left.cable == one.cable), "")
        end, start = one.spans[-1][1], two.spans[0][0]
        return end <= start and not any(map(is_printed, text[end:start]))


def _over_pages(comments: list[Comment], follows: Callable[[Comment, Comment], bool]) -> list[Comment]:
    """Return the comments, each two of which that are one over the end of a page as one.

    A PDF's annotation lies on one page, so a reader makes two of a highlight that goes on overleaf.
    """
    made: dict[str, Comment] = {}
    on_page: dict[int, list[str]] = {}
    for one in comments:
        before = (made[key] for key in on_page.get(one.page - 1, ()))
        whole = next((each for each in before if _is_other_half(each, one) and follows(each, one)), None)
        if whole is None:
            made[one.key] = one
            on_page.setdefault(one.page, []).append(one.key)
            continue
        spans = (*whole.spans[:-1], (whole.spans[-1][0], one.spans[0][1]), *one.spans[1:])
        quote = f"{whole.quote} {one.quote}"
        made[whole.key] = replace(whole, spans=spans, quote=quote, doubt=whole.doubt or one.doubt)
        on_page.setdefault(one.page, []).append(whole.key)
    return list(made.values())


def _is_other_half(one: Comment, two: Comment) -> bool:
    alike = (one.kind, one.author, one.colour) == (two.kind, two.author, two.colour)
    near = bool(one.created) and one.created[:16] == two.created[:16]
    said = not two.words.strip() or two.words == one.words
    return alike and near and said and one.kind in MARKUP.values()
