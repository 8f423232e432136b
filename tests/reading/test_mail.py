"""Messages and pages saved as one file: the words, the header lines, never what is attached or embedded."""

from __future__ import annotations

import base64
from email.message import EmailMessage

import pytest

from db.errors import ReadingError
from desktop.reading import formats

_PAGE = "<html><body><nav>Menu</nav><main><p>To the <i>Ministry</i>: caf\u00e9 外</p></main></body></html>"


def message(words: str, page: str = "") -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Kim É <kim@example.org>"
    made["To"] = "archive@example.org"
    made["Subject"] = "Cable 外交部"
    made.set_content(words)
    if page:
        made.add_alternative(page, subtype="html")
    return made


def test_a_message_is_its_header_lines_and_its_words() -> None:
    made = message("From the Korea Desk\nAll is well.\n")
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="scan.pdf")
    intake = formats.read(made.as_bytes(), "x.eml")
    assert intake.text == (
        "From: Kim É <kim@example.org>\nTo: archive@example.org\nSubject: Cable 外交部\n\n"
        "From the Korea Desk\nAll is well.\n"
    )
    assert [doubt.words for doubt in intake.doubts if doubt.code == "attachments-left-out"] == ["scan.pdf"]


def test_a_message_that_is_a_page_keeps_its_structure() -> None:
    made = EmailMessage()
    made["Subject"] = "x"
    made.set_content(_PAGE, subtype="html")
    intake = formats.read(made.as_bytes(), "x.eml")
    assert intake.text == "Subject: x\n\nTo the Ministry: café 外"
    assert [intake.text[slice(*one.span)] for one in intake.structures] == ["Ministry"]


@pytest.mark.parametrize("way", ["base64", "quoted-printable"])
def test_a_page_saved_as_one_file_is_read_as_the_page(way: str) -> None:
    body = _PAGE.encode()
    coded = base64.encodebytes(body) if way == "base64" else _PAGE.encode("ascii", "xmlcharrefreplace")
    head = (
        "From: <Saved by Blink>\nSubject: Cable\nMIME-Version: 1.0\nContent-Type: multipart/related;\n"
        '\ttype="text/html";\n\tboundary="----b"\n\n\n------b\nContent-Type: text/html; charset=utf-8\n'
        f"Content-Transfer-Encoding: {way}\n\n"
    )
    picture = "\n------b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\nAAAA\n------b--\n"
    data = (head.encode() + coded + picture.encode()).replace(b"\n", b"\r\n")
    intake = formats.read(data, "x.mhtml")
    assert intake.text == "To the Ministry: café 外"


def test_a_cable_that_begins_like_a_message_is_a_cable() -> None:
    text = "From: Korea Desk\nTo: Ministry of A\nSubject: B\n\nAll is well.\n"
    assert formats.read(text.encode(), "x.txt").text == text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"MIME-Version: 1.0\nContent-Type: image/png\n\nAAAA", "file-without-text"),
        (
            b"MIME-Version: 1.0\n" + b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" * 5000,
            "mail-damaged",
        ),
        (b"MIME-Version: 1.0\nContent-Type: text/plain\n\n", "file-empty"),
    ],
)
def test_what_has_no_words_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(ReadingError) as refused:
        formats.read(data, "x.eml")
    assert refused.value.code == code


@pytest.mark.parametrize("charset", ["no-such", "a\0b", "rot13", "idna", "punycode", "utf-8"])
def test_a_header_in_any_charset_is_words(charset: str) -> None:
    data = (
        f"Subject: =?{charset}?q?caf=C3=A9?= x\nMIME-Version: 1.0\nContent-Type: text/plain\n\nAll is well."
    )
    text = formats.read(data.encode(), "x.eml").text
    assert text.startswith("Subject: ")
    assert text.endswith("\n\nAll is well.")


def test_an_unknown_charset_is_guessed() -> None:
    data = b"Subject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset=no-such\n\nAll is well."
    assert formats.read(data, "x.eml").text == "Subject: x\n\nAll is well."
