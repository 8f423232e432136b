"""The formats of an export in words: what each is called, what it is for, what it cannot carry."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.messages.words import plural, tr


def format_label(name: str) -> str:
    """Return what a format is called in a list."""
    return _labels()[name][0]


def format_sentence(name: str) -> str:
    """Return in one sentence what a format is for."""
    return _labels()[name][1]


def file_words(name: str) -> str:
    """Return what a file of the format is called within a sentence: "the PDF"."""
    return _labels()[name][2]


def format_few_words(name: str) -> str:
    """Return in a few words what a format is for, as a list has room."""
    return _labels()[name][3]


def _labels() -> dict[str, tuple[str, str, str, str]]:
    """Return for each format its label, its sentence, what its file is called, and its few words."""
    return {
        "pdf": (
            tr("Annotated PDF"),
            tr("Pages to read and print, with footnotes, live highlights and all data attached."),
            tr("the PDF"),
            tr("To read and print, notes live"),
        ),
        "docx": (
            tr("Word document"),
            tr("For an editor: real footnotes, marginal notes as comments, styles to restyle."),
            tr("the Word file"),
            tr("For an editor, real footnotes"),
        ),
        "tei": (
            tr("TEI P5"),
            tr("For an archive or a digital edition: XML by the guidelines of the TEI."),
            tr("the TEI file"),
            tr("For archives and editions"),
        ),
        "w3c": (
            tr("Web Annotation"),
            tr("For annotation tools: notes as JSON-LD by the W3C’s model, with their quotes and places."),
            tr("the annotations"),
            tr("For annotation tools (JSON-LD)"),
        ),
        "html": (
            tr("Web page"),
            tr("One file for any browser, notes beside their words and at the end."),
            tr("the web page"),
            tr("One file for any browser"),
        ),
        "md": (
            tr("Markdown"),
            tr("Plain text with footnotes, for writing tools and websites."),
            tr("the Markdown file"),
            tr("Plain text with footnotes"),
        ),
        "txt": (
            tr("Plain text"),
            tr("The cable’s text, exactly and alone."),
            tr("the text file"),
            tr("The cable’s words alone"),
        ),
        "csv": (
            tr("Table (CSV)"),
            tr("Rows for a spreadsheet or a database, one table."),
            tr("the table"),
            tr("For spreadsheets, one table"),
        ),
        "xlsx": (
            tr("Workbook (Excel)"),
            tr("Notes, distribution, stages and header, a sheet for each."),
            tr("the workbook"),
            tr("Excel, a sheet for each part"),
        ),
        "csl": (
            tr("Citations (CSL-JSON)"),
            tr("For Zotero and other reference managers: each cable as a source."),
            tr("the citations"),
            tr("For Zotero and its like"),
        ),
        "ris": (
            tr("Citations (RIS)"),
            tr("For EndNote, Zotero and library catalogues: each cable as a source."),
            tr("the citations"),
            tr("For EndNote and catalogues"),
        ),
        "bibtex": (
            tr("Citations (BibTeX)"),
            tr("For LaTeX: each cable as a source."),
            tr("the citations"),
            tr("For LaTeX"),
        ),
    }


def loss_sentence(code: str) -> str:
    """Return what a format cannot carry, before anything is exported; every code has one (tested)."""
    return _losses()[code][0]


def lost_words(code: str, n: int) -> str:
    """Return how much was lost of what a format cannot carry: "3 colours of notes"."""
    _, one, many = _losses()[code]
    return plural(n, one, many)


def losses_words(codes: Sequence[str]) -> str:
    """Return all that a format cannot carry in one line, "" where it carries everything."""
    return " ".join(loss_sentence(code) for code in codes)


def known_formats() -> frozenset[str]:
    """Return the formats that have words."""
    return frozenset(_labels())


def known_losses() -> frozenset[str]:
    """Return the codes of losses that have a sentence."""
    return frozenset(_losses())


def _losses() -> dict[str, tuple[str, str, str]]:
    """Return for each code the sentence said before, and the words for one and for n that were lost.

    The words stand behind "Not carried by this format:".
    """
    return {
        "notes": (tr("It holds no notes."), "{n:,} note", "{n:,} notes"),
        "marks": (tr("It does not show the editor’s marks."), "{n:,} editor’s mark", "{n:,} editor’s marks"),
        "marks-unseen": (
            tr("The editor’s marks do not show; they go along unseen for the way back."),
            "{n:,} editor’s mark, which goes along unseen",
            "{n:,} editor’s marks, which go along unseen",
        ),
        "overlaps": (
            tr("Spans that overlap are cut where they meet."),
            "{n:,} overlap of spans",
            "{n:,} overlaps of spans",
        ),
        "colours": (
            tr("It has no colours of notes."),
            "the colour of {n:,} note",
            "the colours of {n:,} notes",
        ),
        "beginnings": (
            tr("Of the words that a note is about, only their end is marked."),
            "the beginning of the words of {n:,} note",
            "the beginnings of the words of {n:,} notes",
        ),
        "characters": (
            tr("Controls and other characters that it does not allow are named instead: [U+0000]."),
            "{n:,} character that is named instead",
            "{n:,} characters that are named instead",
        ),
        "csv-notes": (tr("It holds the chosen table alone."), "{n:,} note", "{n:,} notes"),
        "table-text": (
            tr("It holds no text of the cable, but the words that each note is about."),
            "the text of {n:,} cable",
            "the texts of {n:,} cables",
        ),
        "long-cells": (
            tr("A cell of Excel’s holds 32,767 characters: what is longer is cut and ends with […]."),
            "the end of {n:,} cell that was too long",
            "the ends of {n:,} cells that were too long",
        ),
        "tei-unseen": (
            tr("Tags of notes do not show; they go along unseen for the way back."),
            "the tags of {n:,} note, which go along unseen",
            "the tags of {n:,} notes, which go along unseen",
        ),
        "w3c-unseen": (
            tr("Header, stages, distribution and names do not show; they go along unseen for the way back."),
            "{n:,} part of the cable that goes along unseen",
            "{n:,} parts of the cable that go along unseen",
        ),
        "stays-home": (
            tr("A cable’s own tags and star, and which of its doubts are settled, stay in the library."),
            "the tags, star or settled doubts of {n:,} cable, which stay in the library",
            "the tags, star or settled doubts of {n:,} cables, which stay in the library",
        ),
        "word-places": (
            tr("A comment of Word’s has one place: a marginal note on several shows at the first of them."),
            "further places of {n:,} marginal note, which go along unseen",
            "further places of {n:,} marginal notes, which go along unseen",
        ),
        "word-unseen": (
            tr("Tags of notes and colours of footnotes do not show; they go along unseen for the way back."),
            "the tags of {n:,} note, which go along unseen",
            "the tags of {n:,} notes, which go along unseen",
        ),
    }
