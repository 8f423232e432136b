"""Word's comments and highlights in a file of ours: those that left, and those of the colleague."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from desktop.reading.returned import Span
from desktop.reading.word.own_changes import Changes, Sheet, told
from desktop.reading.word.own_colours import note_colour
from desktop.reading.word.own_file import WordComment
from desktop.reading.word.own_part import LeftNote
from desktop.reading.word.own_shown import flat
from desktop.reading.word.own_text import Shade


def compare_comments(changes: Changes) -> None:
    """Put into the changes what is otherwise of our comments, and every comment of the colleague's."""
    rest = {one.key: one for one in changes.file.comments}
    by_words: dict[tuple[str, str], list[WordComment]] = {}
    for one in rest.values():
        by_words.setdefault((one.author, flat(one.body.shown)), []).append(one)
    known: dict[str, LeftNote] = {}
    for sheet in changes.sheets:
        ours = {note.id: note for note in sheet.left.notes if _is_comment(note)}
        missing = dict(ours)

        def take(one: WordComment, note: LeftNote, missing: dict[str, LeftNote] = missing) -> None:
            known[one.key] = note
            del rest[one.key], missing[note.id]

        for close in (True, False):
            for note in list(missing.values()):
                same = by_words.get((note.author, flat(note.shown)), [])
                found = next((each for each in same if not close or _lies(sheet, each, note)), None)
                if found is not None:
                    same.remove(found)
                    take(found, note)
        for note in list(missing.values()):
            here = [one for one in rest.values() if one.author == note.author and _lies(sheet, one, note)]
            if here:
                take(here[0], note)
                changes.add_about("changed words", sheet, note, here[0].body.source)
        gone = [note for note in missing.values() if note.kind == "marginal"]
        changes.add_missing(sheet, gone, len(ours) - len(missing))
    for one in rest.values():
        _put(changes, one, known)


def _put(changes: Changes, one: WordComment, known: dict[str, LeftNote]) -> None:
    sheet = next((each for each in changes.sheets if one.key in each.came.comments), changes.sheets[0])
    came = sheet.came.comments.get(one.key)
    by = (one.author, one.date)
    name = f"comment:{told(one.author, one.date, one.body.words)}"
    note = known.get(one.answers)
    if note is not None:
        owner = next(each for each in changes.sheets if note in each.left.notes)
        changes.add("reply", owner, name, one.body.source, note.spans, by=by, on=note.id)
        return
    answered = next((each for each in changes.file.comments if each.key == one.answers), None)
    answers = (
        f"comment:{told(answered.author, answered.date, answered.body.words)}" if answered is not None else ""
    )
    span = sheet.laid.home_span(came) if came is not None else None
    if span is not None and span[0] == span[1]:
        # A comment without a stretch of words is about those before its mark.
        span = sheet.words_before(span[1])
        doubt = "nearest-words"
    else:
        doubt = "words-differ" if span is not None and sheet.laid.is_touched(span) else ""
    changes.add(
        "reply" if answers else "text note",
        sheet,
        name,
        one.body.source,
        (span,) if span is not None and span[0] < span[1] else (),
        by=by,
        doubt=doubt if span is not None and span[0] < span[1] else "no-place",  # type: ignore[arg-type]
        answers=answers,
    )


def _is_comment(note: LeftNote) -> bool:
    return bool(note.spans) and (note.kind == "marginal" or (note.kind == "highlight" and bool(note.shown)))


def _lies(sheet: Sheet, one: WordComment, note: LeftNote) -> bool:
    came = sheet.came.comments.get(one.key)
    return came is not None and sheet.laid.home_span(came) == note.spans[0]


def compare_highlights(changes: Changes) -> None:
    """Put into the changes our highlights that are gone, and the stretches that the colleague coloured."""
    for sheet in changes.sheets:
        ours = [note for note in sheet.left.notes if note.kind == "highlight" and note.spans]
        places = {note.id: _places(sheet, note) for note in ours}
        missing = [note for note in ours if not any(_shaded(sheet, span) for span in places[note.id])]
        changes.add_missing(sheet, missing, len(ours) - len(missing))
        covered = [span for each in places.values() for span in each]
        for shade in _theirs(sheet, covered):
            span = sheet.laid.home_span((shade.start, shade.end))
            if sheet.left.text[span[0] : span[1]].strip():
                colour = note_colour(shade.colour) or shade.style.rpartition(" ")[2]
                name = f"highlight:{span[0]}:{span[1]}"
                changes.add("highlight", sheet, name, "", (span,), colour=colour)


def _places(sheet: Sheet, note: LeftNote) -> list[Span]:
    """Return where the spans of a note are in the text that came: by the text; else under its bookmarks.

    LibreOffice ends some bookmarks a character too early, so that they are asked only where words changed.
    """
    found: list[Span] = []
    for order, (start, end) in enumerate(note.spans):
        came = sheet.came.spans.get(f"_s_{note.name}_{order}")
        if came is not None and sheet.laid.is_touched((start, end)):
            found.append(came)
        found.append((sheet.laid.away(start), sheet.laid.away(end)))
    return found


def _shaded(sheet: Sheet, span: Span) -> bool:
    # Of an empty span, or one of line ends alone, nothing can be seen.
    if not sheet.came.text[span[0] : span[1]].strip("\n"):
        return True
    at = bisect_right(sheet.came.shades, span[0], key=lambda one: one.end)
    return at < len(sheet.came.shades) and sheet.came.shades[at].start < span[1]


def _theirs(sheet: Sheet, covered: Sequence[Span]) -> list[Shade]:
    """Return the coloured stretches outside of ours, those that touch as one."""
    ours = _joined(covered)
    found: list[Shade] = []
    for one in sheet.came.shades:
        at = one.start
        first = bisect_right(ours, at, key=lambda span: span[1])
        beyond = bisect_left(ours, one.end, key=lambda span: span[0])
        for start, end in [*ours[first:beyond], (one.end, one.end)]:
            if at < start:
                last = found[-1] if found else None
                begun = at
                if last and last.end == at and (last.style, last.colour) == (one.style, one.colour):
                    begun = found.pop().start
                found.append(Shade(begun, start, one.style, one.colour))
            at = max(at, end)
    return found


def _joined(spans: Sequence[Span]) -> list[Span]:
    """Return spans in their order, those that meet as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
