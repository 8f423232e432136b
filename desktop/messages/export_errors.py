"""Sentences for what hinders an export."""

from __future__ import annotations

from desktop.messages.words import tr


def export_sentences() -> dict[str, str]:
    """Return the sentence of each code."""
    return {
        "export-folder-missing": tr("The folder {folder} does not exist. Nothing was written."),
        "export-not-writable": tr("{path} cannot be written ({reason}). Nothing was written."),
        "export-disk-full": tr("The disk is full: {path} was not written. Make room, then export again."),
        "export-notes-differ": tr(
            "{chosen} notes were chosen but {written} came out, so no file was written."
            " This is a fault of ours."
        ),
        "export-names-differ": tr(
            "{chosen} notes were to say who is mentioned but {written} came out, so no file was written."
            " This is a fault of ours."
        ),
        "export-corrections-differ": tr(
            "{chosen} corrections were to be printed but {written} came out, so no file was written."
            " This is a fault of ours."
        ),
        "export-over-library": tr("{path} is the library itself. Choose another name for the export."),
        "export-folder-not-empty": tr(
            "The folder {path} has files in it. Choose another, or allow files of those names to be replaced."
        ),
        "export-cable-damaged": tr(
            "{cable} is not what was stored: the library is damaged. Nothing was written. Leave this cable"
            " out, or restore a backup; `chancery verify` tells what is wrong."
        ),
        "export-no-cables": tr("No cable fits, so nothing was written."),
        "export-no-volume": tr(
            "{format} makes no {many} of several cables, but {known}. Nothing is written."
        ),
        "export-cables-differ": tr(
            "{chosen} cables were to be written but {written} came out, so no file was written."
            " This is a fault of ours."
        ),
        "export-option-unknown": tr("{format} has no choice called “{option}”. Nothing was written."),
        "export-option-value": tr("“{value}” is none of the values of {option}: {values}."),
    }
