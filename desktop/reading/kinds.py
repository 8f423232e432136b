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
    "packed",
    "outlook",
]

_LOOKED_AT = 4096
_PAGE = re.compile(r"<(?:!doctype\s{1,20}html\b|html\b|head\b|body\b|title>|meta\b|base\b)", re.IGNORECASE)
_ELEMENT = re.compile(
    r"</?(?:p|div|span|br|hr|table|tr|td|a|b|i|h[1-6]|ul|ol|li|pre|font|center|section|article)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_MOST_PROLOG = 256 * 1024
_SKIPPED = (("<?", "?>"), ("<!--", "-->"))
_IN_DOCTYPE = re.compile(r"<!--|[\"'\]]")
_BLANK = re.compile(r"\s*")
_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?(?P<name>[\w.-]{1,60})(?=[\s/>])[^>]{0,4000}")
TEI_NAMESPACE = "http://www.tei-c.org/ns/1.0"
_TEI_ROOTS = frozenset(("TEI", "TEI.2", "teiCorpus", "teiCorpus.2", "teiHeader"))
_RESULT = re.compile(r"<(?:[\w.-]{1,40}:)?(?:result|results)\b[^>]{0,1000}>")
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
_OLD_WORD = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xffWPC", b"\x31\xbe\x00\x00", b"\x32\xbe\x00\x00")
"""Word and its neighbours before 2007, WordPerfect, Word of DOS, Write."""
_PACKED = (b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00", b"7z\xbc\xaf'\x1c", b"Rar!\x1a\x07")
_PICTURES = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"II*\x00",
    b"MM\x00*",
    b"BM",
    b"\x00\x00\x00\x0cjP  ",
    b"AT&TFORM",
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
    if data.startswith(_OLD_WORD):
        return "outlook" if ending.endswith(".msg") else "old word"
    if _is_picture(data):
        return "picture"
    if data.startswith(_PACKED) or data[257:262] == b"ustar":
        return "packed"
    words = _first_words(data)
    if words.lstrip().startswith("<") and root_of(data) == "TEI":
        return "tei"
    return _text_kind(words, ending)


def _is_picture(data: bytes) -> bool:
    if data.startswith(_PICTURES):
        return not (data.startswith(b"BM") and b"\0" not in data[:64])
    return (data[:4], data[8:12]) == (b"RIFF", b"WEBP") or data[4:12] in (b"ftypheic", b"ftypmif1")


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


def root_of(data: bytes) -> str:
    """Return the name of the first element of a file that is XML, "TEI" for any of TEI's own; "" for no XML.

    What stands above it may be longer than what is looked at for other kinds: a licence, the declarations of
    a DTD. Databases wrap a `result` round what they give.
    """
    for most in (_LOOKED_AT, _MOST_PROLOG):
        words = _first_words(data, most)
        found = _root_in(words)
        if found is not None or len(data) <= most:
            break
    if found is None:
        return ""
    if TEI_NAMESPACE in found[0] or found["name"] in _TEI_ROOTS:
        return "TEI"
    return found["name"] if words.lstrip().startswith("<?xml") else ""


def _root_in(words: str) -> re.Match[str] | None:
    at = _after_prolog(words, 0)
    while at >= 0 and (wrapped := _RESULT.match(words, at)) is not None:
        at = _after_prolog(words, wrapped.end())
    return _ROOT.match(words, at) if at >= 0 else None


def _after_prolog(words: str, at: int) -> int:
    """Return where comments, instructions and the document type end, -1 where the words end before."""
    while True:
        at = _leap(words, at)
        closed = next((end for begin, end in _SKIPPED if words.startswith(begin, at)), None)
        if closed is not None:
            end = words.find(closed, at)
        elif words.startswith("<!DOCTYPE", at):
            closed, end = ">", _doctype(words, at)
        else:
            return at
        if end < 0:
            return -1
        at = end + len(closed)


def _leap(words: str, at: int) -> int:
    blank = _BLANK.match(words, at)
    return blank.end() if blank else at


def _above_page(words: str) -> int:
    """Return where a page may begin: below a declaration of XML, and comments, where the address stands."""
    at = _leap(words, 0)
    while (end := next((words.find(b, at) + len(b) for a, b in _SKIPPED if words.startswith(a, at)), 0)) > at:
        at = _leap(words, end)
    return at


def _doctype(words: str, at: int) -> int:
    """Return where the declaration of a document type ends, -1 where the words end before."""
    end, inside = words.find(">", at), words.find("[", at)
    if inside < 0 or inside > end >= 0:
        return end
    at = inside
    while (found := _IN_DOCTYPE.search(words, at)) is not None:
        if found[0] == "]":
            return words.find(">", found.end())
        closes = "-->" if found[0] == "<!--" else found[0]
        closed = words.find(closes, found.end())
        if closed < 0:
            break
        at = closed + len(closes)
    return -1


def _first_words(data: bytes, most: int = _LOOKED_AT) -> str:
    """Return the beginning of a text as far as markup shows it, whatever the encoding."""
    head = data[:most]
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith(mark):
            return head[2:].decode(encoding, "replace")
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1").replace("\0", "").replace("\r\n", "\n")


def _text_kind(words: str, ending: str) -> Kind:
    if words.lstrip()[:1] in ("{", "[") and _ANNOTATIONS.match(words):
        return "annotations"
    if _PAGE.match(words, _above_page(words)) or (ending.endswith(_PAGE_NAMES) and _ELEMENT.search(words)):
        return "web page"
    header = _HEADER.match(words)
    if header and _VERSION.search(header[0]) and _TYPED.search(header[0]):
        return "web archive" if _RELATED.search(header[0]) else "mail"
    if header and ending.endswith(".eml"):
        return "mail"
    return "plain"
