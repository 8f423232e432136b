"""What came back in a file, in words: comments and their doubts, differences, and what could not be taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from db.merging.plan import MergePlan
from desktop.messages.notes import colour_name, short_quote
from desktop.messages.refused_items import refused_group
from desktop.messages.times import show_time
from desktop.messages.words import plural, tr
from desktop.reading.returned import Comment, Refused

_MOST = 3
_MARKS = "\\*_[<&`"
"""Characters of which some in words may be marks, or keep others from being marks."""


def comment_kind(kind: str) -> str:
    """Return what a comment is: "Highlight", "Changed words of a note"."""
    return {
        "highlight": tr("Highlight"),
        "underline": tr("Underlined words"),
        "strikeout": tr("Words struck out"),
        "squiggly": tr("Words marked with a wavy line"),
        "caret": tr("Words to be inserted"),
        "text note": tr("Note"),
        "free text": tr("Words written on the page"),
        "reply": tr("Reply"),
        "footnote": tr("A new footnote"),
        "changed words": tr("New words for a note of yours"),
        "changed colour": tr("New colour for a note of yours"),
        "moved": tr("Other words for a note of yours"),
        "rejected": tr("A note of yours, rejected"),
        "deleted": tr("A note of yours, deleted in the file"),
        "changed text": tr("A correction of the text"),
    }.get(kind, kind)


def comment_tags(kind: str) -> tuple[str, ...]:
    """Return the tags that tell in a note what a comment was, where the note's kind does not."""
    return {"strikeout": (tr("struck out"),), "caret": (tr("to insert"),)}.get(kind, ())


def comment_title(one: Comment) -> str:
    """Return the first line of a comment's row: his words, or else those that he marked."""
    if one.kind == "changed colour":
        return tr("{colour} for “{quote}”", colour=colour_name(one.colour), quote=short_quote(one.quote))
    words = " ".join((_plain(one.words) if one.kind != "changed text" else one.words).split())
    if words and one.kind not in ("moved", "rejected", "deleted"):
        return short_quote(words, 90)
    return tr("“{quote}”", quote=short_quote(one.quote)) if one.quote else comment_kind(one.kind)


def _plain(words: str) -> str:
    """Return words as they read, without the backslashes that keep what he wrote from being marks."""
    if not any(mark in words for mark in _MARKS):
        return words  # most are: of thousands none is parsed that need not be
    from desktop.exporting.note_words import plain

    return plain(words)


def comment_facts(one: Comment) -> str:
    """Return who wrote it, when and where: "Dr. Lee, 20 November 2026, 10:15, page 3"."""
    parts = [one.author] if one.author else [] if one.kind == "deleted" else [tr("nobody named")]
    if one.created:
        parts.append(show_time(one.created[:16]))
    if one.page:
        parts.append(tr("page {n}", n=one.page))
    return tr(", ").join(parts) or tr("by nobody named")


def doubt_words(one: Comment, *, sure_today: bool) -> str:
    """Return why the place of a comment asks for a look, empty where it does not."""
    if one.kind == "deleted":
        return tr("The note stays in the library. Delete it yourself where that is right.")
    words = {
        "words-differ": tr("The words under it are not quite those of the text."),
        "part-words": tr("It ends within a word, or lies on words that the text does not have."),
        "one-box": tr("One box lies over several lines: look where the words begin and end."),
        "nearest-words": tr("It lies beside the text; these are the nearest words."),
        "found-by-text": tr("The place was found by the words alone."),
        "several-places": tr("The words stand in several places; the first was taken."),
        "no-place": tr(
            "Its words were not found in the text. Choose them below, or keep it for the tray of notes."
        ),
    }.get(one.doubt, "")
    if one.doubt == "no-place" and one.quote:
        words = tr(
            "Its words “{quote}” were not found in the text. Choose others below, or keep it for the tray of"
            " notes.",
            quote=short_quote(one.quote),
        )
    if words or sure_today:
        return words
    return tr("The text was corrected since; this may be another place.")


def decision_word(decision: str) -> str:
    """Return what was decided about a comment."""
    return {"accepted": tr("accepted"), "rejected": tr("rejected"), "": tr("open")}[decision]


def progress_words(total: int, accepted: int, rejected: int) -> str:
    """Return how far the review is."""
    left = total - accepted - rejected
    if not total:
        return tr("No comments.")
    parts = [plural(left, "{n} of {of} open", "{n} of {of} open", of=f"{total:,}")]
    if accepted:
        parts.append(plural(accepted, "{n} accepted", "{n} accepted"))
    if rejected:
        parts.append(plural(rejected, "{n} rejected", "{n} rejected"))
    return " · ".join(parts)


def plan_words(plan: MergePlan) -> str:
    """Return how a cable that came back differs from the one in the library."""
    found: Counter[str] = Counter()
    for (_, kind, what), count in plan.counts().items():
        if kind != "author":
            found[what] += count
    parts = [
        words
        for what, words in (
            ("new", plural(found["new"], "{n} thing is new", "{n} things are new")),
            ("taken", plural(found["taken"], "{n} was changed there", "{n} were changed there")),
            ("joined", plural(found["joined"], "{n} on both sides", "{n} on both sides")),
            ("removed", plural(found["removed"], "{n} is gone there", "{n} are gone there")),
            (
                "conflict",
                plural(
                    found["conflict"],
                    "{n} was changed here and there: yours stays until you decide",
                    "{n} were changed here and there: yours stay until you decide",
                ),
            ),
        )
        if found[what]
    ]
    return tr("The file differs from your library: {parts}.", parts=tr("; ").join(parts))


def entered_words(cables: int, notes: int) -> str:
    """Say that cables came back whole."""
    return plural(
        cables,
        "{n} cable came back with its text, header and {notes}.",
        "{n} cables came back with texts, headers and {notes}.",
        notes=plural(notes, "{n} note", "{n} notes"),
    )


def same_text_words(cables: int) -> str:
    """Say that the library has the text of a cable that came back in another cable, too."""
    return plural(
        cables,
        "The library has this very text in another cable, too: they are two now.",
        "The library has the very texts of {n} of them in other cables, too: they are two each now.",
    )


def nothing_new(name: str, recognised: int) -> str:
    """Say that a file brings nothing that the library does not have."""
    if not recognised:
        return tr("“{name}” brings nothing new: the library has all of it.", name=name)
    return plural(
        recognised,
        "“{name}” brings nothing new: its comment was taken over before.",
        "“{name}” brings nothing new: its {n} comments were taken over before.",
        name=name,
    )


def in_the_trash(title: str) -> str:
    """Say that the cable which came back lies in the trash."""
    return tr("“{title}” lies in the trash. Restore it, then open the file again.", title=short_quote(title))


def refused_words(refused: Sequence[Refused]) -> str:
    """Return what of a file was not taken, counted by reason; empty for nothing."""
    counted = Counter(one.code for one in refused)
    parts = [_refused(code, count, refused) for code, count in counted.most_common()]
    return " ".join(part for part in parts if part)


def _refused(code: str, count: int, refused: Sequence[Refused]) -> str:
    if items := refused_group(code, refused):
        return items
    values = next(dict(one.values) for one in refused if one.code == code)
    if code == "ours-all-missing":
        return tr(
            "None of your {n} notes is marked in the file any more: the program that saved it seems to have"
            " dropped them. Nothing was changed.",
            n=values.get("count", count),
        )
    if code == "comments-too-many":
        return tr(
            "The file has {count} annotations; the first {most} were read.",
            count=values.get("count", 0),
            most=values.get("most", 0),
        )
    return {
        "comment-drawing": plural(
            count, "{n} drawing without words was left out.", "{n} drawings without words were left out."
        ),
        "comment-state": plural(
            count, "{n} mark of a review was left out.", "{n} marks of a review were left out."
        ),
        "comments-unread": tr("The comments on the pages could not be read: the file is damaged there."),
        "comment-empty": plural(
            count, "{n} reply without words was left out.", "{n} replies without words were left out."
        ),
        "comment-of-other-kind": plural(
            count,
            "{n} annotation of another kind was left out.",
            "{n} annotations of other kinds were left out.",
        ),
        "record-unknown": plural(
            count,
            "{n} thing in the file is not understood by this Chancery and was left out.",
            "{n} things in the file are not understood by this Chancery and were left out.",
        ),
        "record-alone": plural(
            count,
            "{n} thing in the file leans on what is not there and was left out.",
            "{n} things in the file lean on what is not there and were left out.",
        ),
    }.get(code, plural(count, "{n} thing was left out.", "{n} things were left out."))


def accepted_all(name: str, taken: int, left: int) -> str:
    """Say what came of accepting all comments of one person."""
    words = plural(
        taken, "{n} comment of {name} was accepted.", "{n} comments of {name} were accepted.", name=name
    )
    if left:
        more = plural(
            left, "{n} asks for a look and is still open.", "{n} ask for a look and are still open."
        )
        words = f"{words} {more}"
    return words
