"""What is told of an import: how far it is, what came of each file, and of all of them together."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.import_choices import ImportReport, Look, Outcome, Progress, Refused
from desktop.messages.doubts import QUIET
from desktop.messages.encodings import script_of
from desktop.messages.errors import error_sentence
from desktop.messages.times import time_left
from desktop.messages.words import plural, tr
from desktop.reading.file_names import name_of

MOST_NAMED = 3


def refused_sentence(refused: Refused) -> str:
    """Return why a file was not imported, with its name."""
    sentence = error_sentence(refused.error)
    name = name_of(refused.path)
    # What broke off or fell silent does not know the file that it was reading.
    if not name or name in sentence:
        return sentence
    return tr("{name}: {sentence}", name=name, sentence=sentence)


def refused_words(refused: Refused) -> str:
    """Return why a file was not imported, to stand under its name, which is not said again."""
    return error_sentence(refused.error).removeprefix(f"{name_of(refused.path)} ")


def rate_of(progress: Progress) -> float:
    """Return how many files a second were done."""
    return progress.files_done / progress.seconds if progress.seconds > 0 else 0.0


def seconds_left(progress: Progress) -> float | None:
    """Return how long the rest will take at this rate; None while that cannot be told."""
    if progress.seconds < 2 or progress.files_done < 10:
        return None
    return (progress.files - progress.files_done) / rate_of(progress)


def left_words(progress: Progress) -> str:
    """Return the rate and the time that is left, "" while they cannot be told."""
    left = seconds_left(progress)
    if left is None:
        return ""
    return tr("{rate} a second, {left}", rate=f"{rate_of(progress):,.0f}", left=time_left(left))


def count_words(progress: Progress) -> str:
    """Return how many files are done of how many."""
    return tr("{done} of {files} files", done=f"{progress.files_done:,}", files=f"{progress.files:,}")


def outcome_words(progress: Progress) -> str:
    """Return what became of those that are done."""
    return " · ".join(_counted(progress.imported, progress.known, progress.refused))


def progress_line(progress: Progress) -> str:
    """Return how far it is in one line."""
    return " · ".join(words for words in (count_words(progress), left_words(progress)) if words)


def report_words(report: ImportReport) -> str:
    """Return what came of an import in one line."""
    words = _counted(len(report.of("imported")), len(report.of("already there")), len(report.of("refused")))
    if report.left:
        words.append(plural(report.left, "{n} file not read any more", "{n} files not read any more"))
    if report.passed_over:
        words.append(passed_over_words(len(report.passed_over)))
    return " · ".join(words) if words else tr("Nothing was imported.")


def comments_waiting(outcomes: Sequence[Outcome]) -> str:
    """Return that files of ours came back with comments, which wait to be looked at; "" for none."""
    with_comments = [one for one in outcomes if one.comments]
    if not with_comments:
        return ""
    return plural(
        sum(one.comments for one in with_comments),
        "{n} comment waits to be looked at. Open by itself: {named}.",
        "{n} comments wait to be looked at. Open each by itself: {named}.",
        named=_files_of(with_comments),
    )


def changes_waiting(outcomes: Sequence[Outcome]) -> str:
    """Return that files of ours bring changes to cables that were there already; "" for none."""
    changed = [one for one in outcomes if one.changes]
    if not changed:
        return ""
    return plural(
        sum(one.changes for one in changed),
        "An import leaves alone what was changed in the file of a cable that is there already ({n} change)."
        " Open it by itself, or merge it: {named}.",
        "An import leaves alone what was changed in the file of a cable that is there already ({n} changes)."
        " Open it by itself, or merge it: {named}.",
        named=_files_of(changed),
    )


def _files_of(outcomes: Sequence[Outcome]) -> str:
    paths = [*dict.fromkeys(one.path for one in outcomes)]
    named = ", ".join(name_of(path) for path in paths[:MOST_NAMED])
    if len(paths) > MOST_NAMED:
        return tr("{named} and {n} more", named=named, n=f"{len(paths) - MOST_NAMED:,}")
    return named


def passed_over_words(count: int) -> str:
    """Return how many files of folders were passed over."""
    return plural(count, "{n} file of another kind passed over", "{n} files of other kinds passed over")


def passed_over_sentence(paths: Sequence[str]) -> str:
    """Return which files of folders were passed over, the first of them by name."""
    named = ", ".join(name_of(path) for path in paths[:MOST_NAMED])
    if len(paths) > MOST_NAMED:
        named = tr("{named} and {n} more", named=named, n=f"{len(paths) - MOST_NAMED:,}")
    return tr("{words}: {named}.", words=passed_over_words(len(paths)), named=named)


def outcome_word(outcome: Outcome) -> str:
    """Return what became of one file or part."""
    return {
        "imported": tr("imported"),
        "already there": tr("already there"),
        "refused": tr("refused"),
    }[outcome.what]


def import_words(cables: int, file: str) -> str:
    """Return how many cables an import brought, and a file by which it is known again, if there is one."""
    if not file:
        return plural(cables, "{n} cable", "{n} cables")
    return plural(cables, "{n} cable: {file}", "{n} cables: {file} and others", file=file)


def taken_back_sentences(gone: int, kept: Sequence[str]) -> list[tuple[str, str]]:
    """Return what came of undoing an import, each sentence with its tone; `kept` are titles of what stays."""
    told = []
    if gone:
        words = plural(gone, "{n} cable was taken out again.", "{n} cables were taken out again.")
        told.append((words, "ok"))
    if kept:
        named = "; ".join(f"“{title}”" for title in kept[:MOST_NAMED])
        if len(kept) > MOST_NAMED:
            named = tr("{named} and {n} more", named=named, n=len(kept) - MOST_NAMED)
        words = plural(
            len(kept),
            "{n} cable stays, since it was worked on after the import: {named}.",
            "{n} cables stay, since they were worked on after the import: {named}.",
            named=named,
        )
        told.append((words, "warn"))
    return told or [(tr("Nothing of this import is left in the library."), "warn")]


def look_words(look: Look, *, known: bool, twin: str = "") -> tuple[str, str]:
    """Return what is to be known of a file before it is imported, in a few words, and the ink for them.

    `known` says that its text is in the library, `twin` names another file of the import that has this text.
    """
    if look.refused is not None:
        return refused_words(look.refused), "err"
    if len(look.parts) > 1:
        return _parts_words(look), "ink2"
    if known:
        return tr("in the library already"), "ink2"
    if twin:
        return tr("the same text as {name}", name=twin), "ink2"
    words = []
    if look.guessed:
        words.append(tr("guessed: {encoding}", encoding=script_of(look.guessed)))
    doubts = sum(doubt.code not in QUIET and doubt.code != "encoding-guessed" for doubt in look.doubts)
    if doubts:
        words.append(plural(doubts, "{n} doubt", "{n} doubts"))
    return (" · ".join(words), "warn") if words else (tr("no doubts"), "ink3")


def plan_words(known: int, doubtful: int, refused: int, unseen: int) -> str:
    """Return in one line what is to be known of the files that are about to be imported."""
    words = [
        plural(known, "{n} in the library already", "{n} in the library already") if known else "",
        plural(doubtful, "{n} with doubts", "{n} with doubts") if doubtful else "",
        plural(refused, "{n} that cannot be read", "{n} that cannot be read") if refused else "",
        plural(unseen, "{n} not looked at yet", "{n} not looked at yet") if unseen else "",
    ]
    return " · ".join(one for one in words if one) or tr("Everything could be read.")


def _parts_words(look: Look) -> str:
    count, taken = len(look.parts), len(look.keys)
    if look.parts[0].unit in ("lines", "pages"):
        whole = plural(count, "{n} cable in it, taken as one", "perhaps {n} cables, taken as one")
        return whole if taken < 2 else tr("{n} of {all} cables", n=taken, all=count)
    if look.parts[0].unit == "file":
        return tr("{n} of {all} files in it", n=taken, all=count)
    return tr("{n} of {all} documents", n=taken, all=count)


def _counted(imported: int, known: int, refused: int) -> list[str]:
    words = []
    if imported:
        words.append(tr("{n} imported", n=f"{imported:,}"))
    if known:
        words.append(tr("{n} already there", n=f"{known:,}"))
    if refused:
        words.append(tr("{n} refused", n=f"{refused:,}"))
    return words
