"""Sentences for files that cannot be read as a cable: what they are, and what to do instead."""

from __future__ import annotations

from desktop.messages.words import tr


def file_sentences() -> dict[str, str]:
    """Return the sentence of each code that is about a file of a known format; values stand in braces."""
    return {
        "page-too-large": tr(
            "{name} is a web page of {elements} elements, more than the {most} that are read. Nothing was"
            " imported; copy the text out of a browser and paste it."
        ),
        "page-too-deep": tr(
            "{name} is a web page whose elements stand within one another more than 2,000 deep. Nothing was"
            " imported; copy the text out of a browser and paste it."
        ),
        "page-without-text": tr(
            "{name} is a web page without text: a script or a frame fills it in the browser. Nothing was"
            " imported; copy the text out of a browser and paste it."
        ),
        "file-without-text": tr("{name} holds no text. Nothing was imported."),
        "word-damaged": tr(
            "{name} is a Word file whose content cannot be read. Nothing was imported; save it anew in"
            " Word, then import that."
        ),
        "word-with-entities": tr(
            "{name} has definitions in it that no Word file has, so it was not opened. Nothing was imported."
        ),
        "pdf-pictures": tr(
            "{name} could not be read: its pages are pictures without text. Nothing was imported; have their"
            " words recognised (OCR) in another program, then import that."
        ),
        "pdf-encrypted": tr(
            "{name} is protected by a password. Nothing was imported; open it with the password, save or"
            " print it without, then import that."
        ),
        "pdf-damaged": tr(
            "{name} is a PDF whose content cannot be read. Nothing was imported; open it in another program,"
            " save it anew, then import that."
        ),
        "pdf-too-long": tr(
            "{name} has {pages} pages, more than the {most} that are read. Nothing was imported; divide the"
            " file first."
        ),
        "mail-damaged": tr(
            "{name} is a message whose parts cannot be told apart. Nothing was imported; save its text from a"
            " mail program, then import that."
        ),
        "archive-without-files": tr("The archive {name} has no files in it that could be read."),
        "archive-in-archive": tr(
            "{name} is an archive within an archive, which is not opened. Unpack the outer one, then import"
            " this one."
        ),
        "part-not-named": tr("{name} holds {files} files. Choose which of them is to be read."),
        "archive-damaged": tr(
            "{name} is damaged: it cannot be unpacked. Nothing was imported; copy or download it anew."
        ),
        "archive-too-many": tr(
            "{name} holds {files} files, more than the {most} that are read at once. Nothing was imported;"
            " unpack it and import its folders one by one."
        ),
        "archive-encrypted": tr(
            "{name} is protected by a password. Nothing was imported; unpack it with the password, then"
            " import what was in it."
        ),
        "archive-method": tr(
            "{name} is packed in a way that is not known here. Nothing was imported; unpack it, then import"
            " what was in it."
        ),
        "archive-bomb": tr(
            "{name} would grow to more than 200 times its size when unpacked, as no text does. It was not"
            " unpacked."
        ),
        "file-rtf": tr(
            "{name} is a rich text file (RTF), which is not read. Nothing was imported; save it as DOCX or as"
            " plain text in a word processor, then import that."
        ),
        "file-packed": tr(
            "{name} is packed in a way that is not opened here. Nothing was imported; unpack it, then import"
            " what was in it."
        ),
        "file-outlook": tr(
            "{name} is a message of Outlook, which is not read. Nothing was imported; save it as text or as"
            " EML in a mail program, then import that."
        ),
        "file-old-word": tr(
            "{name} is a file of an old Office program or protected by a password, and is not read. Nothing"
            " was imported; save it as DOCX or as plain text in a word processor, then import that."
        ),
        "file-open-document": tr(
            "{name} is an OpenDocument file, which is not read. Nothing was imported; save it as DOCX or as"
            " plain text in a word processor, then import that."
        ),
        "file-other-package": tr(
            "{name} is a file of another program, such as a table, slides or a book, which is not read."
            " Nothing was imported; save its text as DOCX or as plain text, then import that."
        ),
        "file-annotations": tr(
            "{name} holds annotations and no cable. Nothing was imported; import the cable that they are"
            " about, then drop this file on the window, or give it to “chancery merge”."
        ),
        "file-picture": tr(
            "{name} is a picture. Nothing was imported; have its words recognised or type them, then import"
            " the text."
        ),
        "part-not-found": tr("{name} has no part “{part}”. Leave the part out to read all of it."),
    }
