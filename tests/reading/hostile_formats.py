"""Files of every format that were made to hurt: what each is called, and its bytes; nothing is random."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

from tests.reading.word_files import paragraph, run, word_file

MB = 1024 * 1024
_MAIL = b"MIME-Version: 1.0\nContent-Type: "


def _zip(*files: tuple[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def _boasts() -> bytes:
    """Return an archive of files that say that they would grow a hundredfold each, which is allowed."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for n in range(30):
            archive.writestr(f"{n}.txt", b"a")
        for one in archive.filelist:
            one.file_size, one.compress_size = 50 * MB, MB // 2
    return out.getvalue()


def _entities(document: str) -> bytes:
    grown = "".join(f'<!ENTITY a{n} "&a{n - 1};&a{n - 1};">' for n in range(1, 40))
    return document.replace("<!--HERE-->", f'<!DOCTYPE w [<!ENTITY a0 "aa">{grown}]>').encode()


def _word(document: bytes) -> bytes:
    return _zip(("[Content_Types].xml", b""), ("word/document.xml", document))


_DOCUMENT = (
    '<?xml version="1.0"?><!--HERE--><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/'
    '2006/main"><w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>'
)
_OUTSIDE = '<!DOCTYPE w [<!ENTITY e SYSTEM "/etc/passwd">]>'
_RING = (
    '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
    '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
)


def _pdf(content: bytes) -> bytes:
    """Return a PDF of one page with this content stream, compressed."""
    packed = zlib.compress(content)
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Resources<</Font<</F "
        + font
        + b">>>>/Contents 4 0 R>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed),
    ]
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj%s\nendobj\n" % (n, one) for n, one in enumerate(objects, 1))
    return body + b"trailer<</Root 1 0 R>>\n%%EOF"


def _loop() -> bytes:
    return _pdf(b"BT /F 12 Tf (a) Tj ET").replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]")


FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a page of nothing but elements": ("x.html", lambda: b"<html>" + b"<i></i>" * 10_000 + b"x"),
    "a page of 1,900 levels": ("x.html", lambda: b"<html>" + b"<div>" * 1900 + b"<b></b>" * 10_000 + b"x"),
    "a page too deep": ("x.html", lambda: b"<html>" + b"<table><tr><td>" * 50_000),
    "a page of notes": (
        "x.html",
        lambda: (
            b"<html>"
            + b"".join(
                b'<a href="#n%d">[%d]</a><p id=n%d>[%d] x</p>' % (n, n % 999, n, n) for n in range(1_500)
            )
        ),
    ),
    "a page of one attribute": ("x.html", lambda: b"<html><p title='" + b"x" * 12 * MB + b"'>a"),
    "a page of pictures": (
        "x.html",
        lambda: b"<html><p>a<img src='data:image/png;base64," + b"x" * 15 * MB + b"'>",
    ),
    "a page of line ends": ("x.html", lambda: b"<html><p>" + b"<br>" * 10_000 + b"x"),
    "a page that would be fetched": (
        "x.html",
        lambda: (
            b"<!DOCTYPE html SYSTEM 'http://127.0.0.1:9/x.dtd'><html><base href='http://127.0.0.1:9/'><link "
            b"rel=stylesheet href=x.css><script src=x.js></script><img src='file:///etc/passwd'>"
            b"<iframe src='file:///etc/passwd'></iframe><object data='/etc/passwd'></object><p>words &e;</p>"
        ),
    ),
    "a page's entities": ("x.html", lambda: _entities("<!--HERE--><html><p>&a39;</p>")),
    "a Word file's entities": ("x.docx", lambda: _word(_entities(_DOCUMENT.format("&a39;")))),
    "a Word file in UTF-16 with entities": (
        "x.docx",
        lambda: _word(_entities(_DOCUMENT.format("&a39;")).decode().encode("utf-16")),
    ),
    "a Word file that names another": (
        "x.docx",
        lambda: _word(_DOCUMENT.format("&e;").replace("<!--HERE-->", _OUTSIDE).encode()),
    ),
    "a Word file that grows": ("x.docx", lambda: word_file(paragraph(run("a" * 30 * MB)))),
    "a Word file of runs": ("x.docx", lambda: word_file(paragraph("<w:r><w:t>a</w:t></w:r>" * 150_000))),
    "a Word file of tables": (
        "x.docx",
        lambda: word_file("<w:tbl><w:tr><w:tc>" * 80 + "</w:tc></w:tr></w:tbl>" * 80),
    ),
    "a Word file whose styles go in a ring": (
        "x.docx",
        lambda: word_file(
            paragraph(run("a"), properties='<w:pStyle w:val="A"/>'),
            styles=_RING,
        ),
    ),
    "a Word file of paths": (
        "x.docx",
        lambda: word_file(paragraph(run("a")), header="x").replace(b"header.xml", b"../etc/pas"),
    ),
    "a PDF in a ring": ("x.pdf", _loop),
    "a PDF of letters": ("x.pdf", lambda: _pdf(b"BT /F 12 Tf " + b"(aaaaaaaaa) Tj 1 1 Td " * 60_000 + b"ET")),
    "a PDF that grows": ("x.pdf", lambda: _pdf(b" " * 20 * MB)),
    "a PDF of nothing": ("x.pdf", lambda: b"%PDF-1.7\n" + b"<</Kids[" * 100_000),
    "an archive that grows": ("x.zip", lambda: _zip(("a.txt", b"0" * 30 * MB))),
    "an archive of many that grow": ("x.zip", _boasts),
    "an archive within archives": ("x.zip", lambda: _zip(("a.zip", _zip(("b.zip", _zip(("c.txt", b"c"))))))),
    "an archive of names": ("x.zip", lambda: _zip(*((f"../{n}.txt", b"a") for n in range(600)))),
    "an archive of nothing": ("x.zip", lambda: b"PK\x05\x06" + bytes(18)),
    "a message within messages": (
        "x.eml",
        lambda: (_MAIL + b"message/rfc822\n\n") * 20_000 + b"x",
    ),
    "a message of boundaries": (
        "x.eml",
        lambda: (_MAIL + b"multipart/mixed; boundary=a\n\n--a\n") * 20_000,
    ),
    "a message of one header": (
        "x.eml",
        lambda: b"Subject: " + b"=?utf-8?q?a?= " * 200_000 + b"\n" + _MAIL + b"text/plain\n\nx",
    ),
    "rich text": ("x.rtf", lambda: b"{\\rtf1" + b"{" * 100_000),
    "an old Word file": ("x.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(10_000)),
    "markup of no kind": ("x.xml", lambda: _entities("<!--HERE--><l>&a39;</l>")),
}
