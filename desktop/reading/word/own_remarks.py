"""Word's comments and highlights in a file of ours: those that left, and those of the colleague."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.reading.returned import Span
from desktop.reading.word.own_bodies import normal
from desktop.reading.word.own_changes import Changes, Sheet, told
from desktop.reading.word.own_colours import note_colour
from desktop.reading.word.own_file import WordComment
from desktop.reading.word.own_part import LeftNote
from desktop.reading.word.own_text import Shade


def compare_comments(changes: Changes) -> None:
    """Put into the changes what is otherwise of our comments, and every comment of the colleague's."""
    rest = list(changes.file.comments)
    known: dict[str, LeftNote] = {}
    for sheet in changes.sheets:
        ours = [note for note in sheet.left.notes if _is_comment(note)]
        for close in (True, False):
            for note in [one for one in ours if one.id not in _ids(known)]:
                same = [one for one in rest if _says(one, note) and (not close or _lies(sheet, one, note))]
                if same:
                    known[same[0].key] = note
                    rest.remove(same[0])
        for note in [one for one in ours if one.id not in _ids(known)]:
            here = [one for one in rest if one.author == note.author and _lies(sheet, one, note)]
            if here:
                known[here[0].key] = note
                rest.remove(here[0])
                changes.add_about("changed words", sheet, note, here[0].body.source)
        missing = [note for note in ours if note.id not in _ids(known)]
        gone = [note for note in missing if note.kind == "marginal"]
        changes.add_missing(sheet, gone, len(ours) - len(missing))
    for one in rest:
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


def _says(one: WordComment, note: LeftNote) -> bool:
    return one.author == note.author and one.body.shown == normal(note.shown)


def _lies(sheet: Sheet, one: WordComment, note: LeftNote) -> bool:
    came = sheet.came.comments.get(one.key)
    return came is not None and sheet.laid.home_span(came) == note.spans[0]


def _ids(known: dict[str, LeftNote]) -> set[str]:
    return {note.id for note in known.values()}


def compare_highlights(changes: Changes) -> None:
    """Put into the changes our highlights that are gone, and the stretches that the colleague coloured."""
    for sheet in changes.sheets:
        ours = [note for note in sheet.left.notes if note.kind == "highlight" and note.spans]
        places = {note.id: _places(sheet, note) for note in ours}
        missing = [note for note in ours if not any(_shaded(sheet, span) for span in places[note.id])]
        changes.add_missing(sheet, missing, len(ours) - len(missing))
        covered = sorted(span for each in places.values() for span in each)
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
    return any(one.start < span[1] and one.end > span[0] for one in sheet.came.shades)


def _theirs(sheet: Sheet, covered: Sequence[Span]) -> list[Shade]:
    """Return the coloured stretches outside of ours, those that touch as one."""
    found: list[Shade] = []
    for one in sheet.came.shades:
        at = one.start
        for start, end in [*covered, (one.end, one.end)]:
            if at < min(start, one.end):
                part = Shade(at, min(start, one.end), one.style, one.colour)
                last = found[-1] if found else None
                if last and last.end == part.start and (last.style, last.colour) == (one.style, one.colour):
                    found[-1] = Shade(last.start, part.end, one.style, one.colour)
                else:
                    found.append(part)
            at = max(at, end)
            if at >= one.end:
                break
    return found
