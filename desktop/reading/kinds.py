"""Which kind of file these bytes are: told by the content, by the name where the content may be either."""

from __future__ import annotations

import codecs
import re
from typing import Literal

Kind = Literal[
    "plain",
    "web page",
    "web archive",
    "mail",
    "tei",
    "annotations",
    "word",
    "pdf",
    "archive",
    "rtf",
    "old word",
    "open document",
    "other package",
    "picture",
]

_LOOKED_AT = 4096
_PAGE = re.compile(
    r"\s{0,200}(?:<\?xml\b[^>]{0,300}>\s{0,200})?(?:<!--.{0,2000}?-->\s{0,200}){0,5}"
    r"<(?:!doctype\s{1,20}html\b|html\b|head\b|body\b|title>|meta\b|base\b)",
    re.IGNORECASE | re.DOTALL,
)
_ELEMENT = re.compile(
    r"</?(?:p|div|span|br|hr|table|tr|td|a|b|i|h[1-6]|ul|ol|li|pre|font|center|section|article)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_TEI = re.compile(
    r"\s{0,200}(?:<\?.{0,1000}?\?>\s{0,200}|<!--.{0,2000}?-->\s{0,200}|<!DOCTYPE\b[^>\[]{0,500}(?:\[.{0,2000}?\])?\s?>"
    r"\s{0,200}){0,20}<(?:!DOCTYPE\s{1,20}|(?:\w{1,20}:)?)(?:TEI(?:\.2)?|teiCorpus(?:\.2)?|teiHeader)\b",
    re.DOTALL,
)
_ANNOTATIONS = re.compile(
    r"\s{0,200}[\[{].{0,4000}?(?:\"http://www\.w3\.org/ns/anno\.jsonld\"|\"type\"\s{0,20}:\s{0,20}\[?\s{0,20}\"Annotation)",
    re.DOTALL,
)
_HEADER = re.compile(r"(?:[!-9;-~]{1,60}:[^\n]{0,1000}\n(?:[ \t][^\n]{0,1000}\n){0,50}){1,60}")
_VERSION = re.compile(r"^MIME-Version:", re.IGNORECASE | re.MULTILINE)
_RELATED = re.compile(r"^Content-Type:\s{0,5}multipart/related", re.IGNORECASE | re.MULTILINE)
_TYPED = re.compile(r"^Content-Type:", re.IGNORECASE | re.MULTILINE)
_PAGE_NAMES = (".htm", ".html", ".xhtml", ".shtml", ".xht")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PICTURES = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"II*\x00",
    b"MM\x00*",
    b"BM",
    b"\x00\x00\x00\x0cjP  ",
)


def kind_of(data: bytes, name: str) -> Kind:
    """Return the kind of a file; "plain" where it is no other, whatever it holds."""
    ending = name.lower()
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(_ZIP):
        return _packed(data, ending)
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "old word"
    if data.startswith(_PICTURES) and not (data.startswith(b"BM") and b"\0" not in data[:64]):
        return "picture"
    return _text_kind(_first_words(data), ending)


def _packed(data: bytes, ending: str) -> Kind:
    # The first file of a package stands plainly at its beginning; the directory at its end names them all.
    names = data[:_LOOKED_AT] + data[-65_536:]
    if (b"word/document" in names and b"[Content_Types].xml" in names) or ending.endswith((".docx", ".docm")):
        return "word"
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]:
        return "open document"
    if (
        b"mimetypeapplication/" in data[:200]
        or b"[Content_Types].xml" in names
        or b"META-INF/MANIFEST" in names
    ):
        return "other package"
    return "archive"


def _first_words(data: bytes) -> str:
    """Return the beginning of a text as far as markup shows it, whatever the encoding."""
    head = data[:_LOOKED_AT]
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith(mark):
            return head[2:].decode(encoding, "replace")
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1").replace("\0", "").replace("\r\n", "\n")


def _text_kind(words: str, ending: str) -> Kind:
    if _TEI.match(words):
        return "tei"
    if words.lstrip()[:1] in ("{", "[") and _ANNOTATIONS.match(words):
        return "annotations"
    if _PAGE.match(words) or (ending.endswith(_PAGE_NAMES) and _ELEMENT.search(words)):
        return "web page"
    header = _HEADER.match(words)
    if header and _VERSION.search(header[0]) and _TYPED.search(header[0]):
        return "web archive" if _RELATED.search(header[0]) else "mail"
    if header and ending.endswith(".eml"):
        return "mail"
    return "plain"
