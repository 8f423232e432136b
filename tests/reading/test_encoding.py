"""Bytes become exactly their text, or a ReadingError that says why not."""

import codecs

import pytest

from db.errors import ReadingError
from desktop.reading.encoding import decode
from desktop.reading.encoding_guess import OFFERED
from desktop.reading.intake import LineEnds

ODD = "a\u0085b\u2028c\x0bd\x0ce\x00f é e\u0301 \u00a0 𠮷"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_every_character_stays(mark: bytes, encoding: str) -> None:
    decoded = decode(mark + ODD.encode(encoding), "x.txt")
    assert decoded.text == ODD
    assert (decoded.encoding, decoded.had_bom, decoded.doubts) == (encoding, bool(mark), ())


@pytest.mark.parametrize(
    ("raw", "text", "line_ends"),
    [
        ("a\nb\n", "a\nb\n", "lf"),
        ("a\r\nb\r\n", "a\nb\n", "crlf"),
        ("a\rb\r", "a\nb\n", "cr"),
        ("a\r\n\rb\n", "a\n\nb\n", "mixed"),
        ("one line", "one line", "lf"),
    ],
)
def test_line_ends(raw: str, text: str, line_ends: LineEnds) -> None:
    decoded = decode(raw.encode(), "x.txt")
    assert (decoded.text, decoded.line_ends) == (text, line_ends)


def test_only_one_mark_is_dropped() -> None:
    assert decode(codecs.BOM_UTF8 * 2 + b"a", "x").text == "\ufeffa"


def test_a_guess_is_told() -> None:
    words = "Телеграмма получена в Москве. Посол сообщает о встрече с министром иностранных дел. " * 5
    decoded = decode(words.encode("cp1251"), "x")
    assert decoded.text == words
    assert [(doubt.code, dict(doubt.values)) for doubt in decoded.doubts] == [
        ("encoding-guessed", {"encoding": decoded.encoding})
    ]


def test_bad_bytes_are_told() -> None:
    decoded = decode(codecs.BOM_UTF8 + b"ab\r\nc\xffd\xfe", "x")
    assert decoded.text == "ab\nc\ufffdd\ufffd"
    (doubt,) = decoded.doubts
    assert (doubt.code, doubt.start, doubt.end, dict(doubt.values)) == (
        "bytes-not-readable",
        4,
        5,
        {"count": 2},
    )
    assert decoded.text[doubt.start : doubt.end] == "\ufffd"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n1234",
        b"%PDF-1.7\n%",
        b"PK\x03\x04abc",
        b"\x7fELF\x02\x01",
        b"SQLite format 3\x00",
        bytes(range(256)) * 4,
        b"\x00\x01\x02\x03" * 40,
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(ReadingError) as refused:
        decode(data, "x.bin")
    assert (refused.value.code, refused.value.values["name"]) == ("file-not-text", "x.bin")


@pytest.mark.parametrize("data", [b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(ReadingError) as refused:
        decode(data, "x")
    assert refused.value.code == "file-empty"


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("Кабель из посольства. Товарищу Сталину. Очень срочно.", "cp1251"),
        ("Ambasada Polska w Pekinie, Drożniak, ściśle tajne, ąęśź", "cp1250"),
        ("平壤来电 外交部 特急", "gb18030"),
        ("Comrade Szücs", "cp1252"),
        ("Télégramme de Londres à Paris, 4 août. Très secret. « À minuit »", "cp1252"),
        ("Źródła mówią, że żądania Kuby są następujące; Jeleń", "iso8859_2"),
        ("Télégramme secret. La réponse du ministère, où et quand. Ça ira, très préoccupé. ", "cp850"),
        ("Šifrovaný telegram. Velvyslanec řekl, že jednání budou pokračovat příští týden. ", "cp852"),
        ("Der Botschafter überbrachte große Wünsche für Österreich; Maßnahmen möglich. ", "mac_roman"),
        ("Шифртелеграмма. Посол сообщил, что переговоры будут продолжены завтра. ", "mac_cyrillic"),
        ("The embassy at Genève reports that M. Béranger met the délégué à Paris. ", "cp1252"),
    ],
)
def test_a_guess_of_few_words(words: str, encoding: str) -> None:
    decoded = decode((words * 5).encode(encoding), "x")
    assert (decoded.encoding, decoded.text) == (encoding, words * 5)
    assert "utf-8" in decoded.alternatives
    assert len(set(decoded.alternatives)) == len(decoded.alternatives)


def test_the_guess_can_be_changed() -> None:
    data = "Jeleń\r\n".encode("iso8859-2")
    assert "iso8859_2" in decode(data, "x").alternatives
    chosen = decode(data, "x", "iso8859_2")
    assert (chosen.text, chosen.encoding, chosen.line_ends, chosen.doubts) == (
        "Jeleń\n",
        "iso8859-2",
        "crlf",
        (),
    )
    assert decode(codecs.BOM_UTF8 + b"a", "x", "utf_8").had_bom
    assert decode(b"\xff\xfea\x00", "x", "UTF-16LE").text == "a"


@pytest.mark.parametrize("name", ["rot13", "hex", "no such", "", "undefined", "x\x00y"])
def test_what_is_no_encoding_is_refused(name: str) -> None:
    if not name:
        assert decode(b"a", "x", name).encoding == "utf-8"
        return
    with pytest.raises(ReadingError) as refused:
        decode(b"a", "x", name)
    assert refused.value.code == "encoding-unknown"


def test_everything_offered_is_known() -> None:
    for encoding in OFFERED:
        assert decode("1 May".encode(encoding), "x", encoding).text == "1 May"
