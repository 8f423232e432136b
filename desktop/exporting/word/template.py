"""An empty Word file with our styles, made once in a process: python-docx brings many others."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from desktop.exporting import han
from desktop.exporting.choices import Paper
from desktop.exporting.word.markup import w
from desktop.exporting.word.styles import styles

PAPERS: dict[Paper, tuple[int, int]] = {"a4": (11906, 16838), "letter": (12240, 15840)}
"""Width and height of a page in twentieths of a point."""

MARGIN = 1700
"""At either side, in twentieths of a point: 68 characters a line."""

_UNWANTED = (
    RELATIONSHIP_TYPE.THUMBNAIL,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.CUSTOM_XML,
    RELATIONSHIP_TYPE.FONT_TABLE,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
)


def empty(language: str, shapes: han.Han, paper: Paper) -> Document:
    """Return an empty document in a language, on a paper."""
    return docx.Document(BytesIO(_saved(language, shapes, paper)))


@cache
def _saved(language: str, shapes: han.Han, paper: Paper) -> bytes:
    document = docx.Document()
    for owner in (document.part.package, document.part):
        for key in [key for key, rel in owner.rels.items() if rel.reltype in _UNWANTED]:
            owner.rels.pop(key)
    for setting in document.settings.element.iter(w("compatSetting")):
        # Else Word would tell that the file is of an old version and keep some of its abilities back.
        if setting.get(w("name")) == "compatibilityMode":
            setting.set(w("val"), "15")
    element = document.part._styles_part.element
    for child in list(element):
        element.remove(child)
    element.extend(list(styles(language, shapes, (PAPERS[paper][0] - 2 * MARGIN) / 20)))
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def word_language(tag: str) -> str:
    """Return a language tag as Word wants it, with a country."""
    known = {"en": "en-US", "de": "de-DE", "fr": "fr-FR", "ru": "ru-RU", "es": "es-ES", "it": "it-IT"}
    known |= {"zh": "zh-CN", "ja": "ja-JP", "ko": "ko-KR", "pl": "pl-PL", "cs": "cs-CZ", "hu": "hu-HU"}
    known |= {"ro": "ro-RO", "bg": "bg-BG", "sr": "sr-RS", "sq": "sq-AL", "vi": "vi-VN", "mn": "mn-MN"}
    return known.get(tag.lower(), tag) or "en-US"
