"""The named styles of the file, all of them, so that an editor changes the look of a thing at one place.

Those that Word knows by name (Heading 1, footnote text, annotation text ...) keep Word's names. The styles
of the cable's own text begin with "Cable", those of what the edition says round it with "Edition". The faces
are those that every Word has: what the file names must be there on the editor's computer.
"""

from __future__ import annotations

from dataclasses import dataclass

from db.records import NOTE_COLOURS
from desktop.exporting import han
from desktop.exporting.word.markup import Element, add, root

SERIF, SANS, MONO = "Times New Roman", "Arial", "Courier New"
EAST_ASIAN: dict[han.Han, tuple[str, str]] = {
    "sc": ("SimSun", "zh-CN"),
    "tc": ("PMingLiU", "zh-TW"),
    "jp": ("MS Mincho", "ja-JP"),
    "kr": ("Batang", "ko-KR"),
}
"""The face and the language of Chinese characters by their shapes."""

INK, QUIET, RULE = "23211D", "57524A", "B9B3A8"
WASHES = {
    "amber": "FBE9B8",
    "green": "C7E5D0",
    "sky": "C7E3F4",
    "violet": "E0D1EC",
    "rose": "F8D2D0",
    "slate": "DBDDE3",
}

TEXT_STYLES = {
    "title": "CableTitle",
    "subject": "CableSubject",
    "heading": "CableHeading",
    "head": "CableHead",
    "body": "CableText",
    "line": "CableLine",
    "telegram": "CableTelegram",
    "blank": "CableBlank",
    "page": "ArchivePageLine",
    "hidden": "ArchivePageLineHidden",
}
"""The style of a line of the cable's text by what the line is."""


@dataclass(frozen=True, slots=True)
class _Paragraphs:
    """A paragraph style; sizes and distances in points, `line` in parts of a line's height.

    `keep` holds a paragraph on the page of the next: only the headings over tables and parts have it, since
    with more of them, and long footnotes, LibreOffice (7.4) never ends to lay out some pages. `together`
    leaves no room between paragraphs of the style, but round all of them.
    """

    name: str
    based: str = "Normal"
    following: str = ""
    size: float = 0
    before: float = 0
    after: float = 0
    line: float = 0
    left: float = 0
    hanging: float = 0
    outline: int | None = None
    bold: bool = False
    italic: bool = False
    sans: bool = False
    mono: bool = False
    quiet: bool = False
    hidden: bool = False
    keep: bool = False
    together: bool = False
    right: bool = False
    centred: bool = False
    ruled: str = ""
    tabs: tuple[float, ...] = ()


_PARAGRAPHS = (
    _Paragraphs("heading 1", following="CableText", size=18, before=0, after=10, line=1.05, outline=0,
                bold=True),
    _Paragraphs("heading 2", following="CableText", size=13, before=16, after=5, line=1.05, outline=1,
                bold=True, keep=True),
    _Paragraphs("heading 3", following="CableText", size=11.5, before=10, after=3, line=1.05, outline=2,
                bold=True),
    _Paragraphs("Cable Title", "Heading1"),
    _Paragraphs("Cable Subject", "Heading2"),
    _Paragraphs("Cable Heading", "Heading3"),
    _Paragraphs("Cable Head", size=10.5, after=9, line=1.12, together=True),
    _Paragraphs("Cable Text", after=6, line=1.18),
    _Paragraphs("Cable Line", after=6, line=1.15, together=True),
    _Paragraphs("Cable Telegram", size=9.5, after=6, line=1.1, mono=True, together=True),
    _Paragraphs("Cable Blank", following="CableText", size=6),
    _Paragraphs("Archive Page Line", size=8.5, after=2, sans=True, quiet=True),
    _Paragraphs("Archive Page Line Hidden", "ArchivePageLine", hidden=True),
    _Paragraphs("Edition Title", "Heading1"),
    _Paragraphs("Edition Volume Title", following="EditionVolumeFact", size=26, before=150, after=14,
                line=1.05, bold=True, centred=True),
    _Paragraphs("Edition Volume Fact", size=12, after=4, quiet=True, centred=True),
    _Paragraphs("Edition Contents", after=4, left=14, hanging=14, tabs=(0,)),
    _Paragraphs("Edition Heading", "Heading2"),
    _Paragraphs("Edition Note", size=10, before=5, after=8, left=14),
    _Paragraphs("Edition Label", size=9.5, quiet=True),
    _Paragraphs("Edition Cell", size=9.5),
    _Paragraphs("Edition Cell Head", "EditionCell", size=8.5, quiet=True),
    _Paragraphs("Edition Cell Figure", "EditionCell", right=True),
    _Paragraphs("Edition Remark", size=9.5, before=3, italic=True, quiet=True),
    _Paragraphs("Edition Sum", "EditionCell", before=3, bold=True, right=True),
    _Paragraphs("Edition Credit", size=8.5, before=2, quiet=True),
    _Paragraphs("Edition Rule", size=4, after=7, ruled="bottom"),
    _Paragraphs("header", size=8.5, quiet=True, ruled="bottom", tabs=(0,)),
    _Paragraphs("footer", size=8.5, quiet=True, centred=True),
    _Paragraphs("footnote text", size=9.5, after=1.5, left=14, hanging=14, tabs=(14,)),
    _Paragraphs("annotation text", size=10),
)  # fmt: skip

_IDS = {
    "heading 1": "Heading1",
    "heading 2": "Heading2",
    "heading 3": "Heading3",
    "header": "Header",
    "footer": "Footer",
    "footnote text": "FootnoteText",
    "annotation text": "CommentText",
}


def style_id(name: str) -> str:
    """Return the id under which paragraphs and words name a style."""
    return _IDS.get(name) or name.replace(" ", "").replace("’", "")


def highlight_style(colour: str) -> str:
    """Return the id of the style of words under a highlight."""
    return f"Highlight{(colour if colour in NOTE_COLOURS else NOTE_COLOURS[0]).capitalize()}"


def styles(language: str, shapes: han.Han, width: float) -> Element:
    """Return the styles part of a file in a language; `width` is that of its lines in points."""
    made = root("styles")
    _defaults(made, language, shapes)
    normal = add(made, "style", type="paragraph", default=1, styleId="Normal")
    add(normal, "name", val="Normal")
    add(normal, "qFormat")
    _words(made, "Default Paragraph Font", "DefaultParagraphFont", default=True)
    table = add(made, "style", type="table", default=1, styleId="TableNormal")
    add(table, "name", val="Normal Table")
    _cells(table, 0)
    for each in _PARAGRAPHS:
        _paragraphs(made, each, width)
    _facts(made)
    _word_styles(made)
    return made


def _defaults(made: Element, language: str, shapes: han.Han) -> None:
    defaults = add(made, "docDefaults")
    words = add(add(defaults, "rPrDefault"), "rPr")
    add(words, "rFonts", ascii=SERIF, hAnsi=SERIF, eastAsia=EAST_ASIAN[shapes][0], cs=SERIF)
    add(words, "color", val=INK)
    add(words, "sz", val=22)
    add(words, "szCs", val=22)
    add(words, "lang", val=language, eastAsia=EAST_ASIAN[shapes][1])
    paragraphs = add(add(defaults, "pPrDefault"), "pPr")
    add(paragraphs, "spacing", before=0, after=0, line=252, lineRule="auto")


def _paragraphs(made: Element, each: _Paragraphs, width: float) -> None:
    style = add(made, "style", type="paragraph", styleId=style_id(each.name))
    if each.name not in _IDS:
        style.set(style.tag[: -len("style")] + "customStyle", "1")
    add(style, "name", val=each.name)
    add(style, "basedOn", val=each.based)
    if each.following:
        add(style, "next", val=each.following)
    add(style, "qFormat")
    paragraph = add(style, "pPr")
    if each.keep:
        add(paragraph, "keepNext")
    if each.ruled:
        add(add(paragraph, "pBdr"), each.ruled, val="single", sz=4, space=4, color=RULE)
    if each.tabs:
        stops = add(paragraph, "tabs")
        for stop in each.tabs:
            add(stops, "tab", val="left" if stop else "right", pos=_twips(stop or width))
    if each.before or each.after or each.line:
        spacing = {"before": _twips(each.before), "after": _twips(each.after)}
        if each.line:
            spacing["line"] = round(240 * each.line)
        add(paragraph, "spacing", **spacing, **({"lineRule": "auto"} if each.line else {}))
    if each.left:
        hanging = {"hanging": _twips(each.hanging)} if each.hanging else {}
        add(paragraph, "ind", left=_twips(each.left), **hanging)
    if each.together:
        add(paragraph, "contextualSpacing")
    if each.right or each.centred:
        add(paragraph, "jc", val="right" if each.right else "center")
    if each.outline is not None:
        add(paragraph, "outlineLvl", val=each.outline)
    _look(add(style, "rPr"), each)


def _look(words: Element, each: _Paragraphs) -> None:
    if each.sans or each.mono:
        face = MONO if each.mono else SANS
        add(words, "rFonts", ascii=face, hAnsi=face, cs=face)
    if each.bold:
        add(words, "b")
    if each.italic:
        add(words, "i")
    if each.hidden:
        add(words, "vanish")
    if each.quiet:
        add(words, "color", val=QUIET)
    if each.size:
        add(words, "sz", val=round(2 * each.size))
        add(words, "szCs", val=round(2 * each.size))


def _words(
    made: Element, name: str, key: str = "", *, default: bool = False, custom: bool = False
) -> Element:
    style = add(made, "style", type="character", styleId=key or style_id(name))
    if default:
        style.set(style.tag[: -len("style")] + "default", "1")
    if custom:
        style.set(style.tag[: -len("style")] + "customStyle", "1")
    add(style, "name", val=name)
    if custom:
        add(style, "qFormat")
    return add(style, "rPr")


def _word_styles(made: Element) -> None:
    add(_words(made, "footnote reference", "FootnoteReference"), "vertAlign", val="superscript")
    sixteen = _words(made, "annotation reference", "CommentReference")
    add(sixteen, "sz", val=16)
    add(sixteen, "szCs", val=16)
    link = _words(made, "Hyperlink")
    add(link, "color", val="1F4F7C")
    add(link, "u", val="single")
    add(_words(made, "Mark Separator", custom=True), "vertAlign", val="superscript")
    add(_words(made, "Note Lead", custom=True), "color", val=QUIET)
    add(_words(made, "Editor Mark", custom=True), "color", val="1F4F7C")
    stand_in = _words(made, "Unprintable Character", custom=True)
    add(stand_in, "rFonts", ascii=SANS, hAnsi=SANS, cs=SANS)
    add(stand_in, "color", val="875300")
    add(stand_in, "sz", val=16)
    for colour, wash in WASHES.items():
        style = _words(made, f"Highlight {colour.capitalize()}", custom=True)
        add(style, "shd", val="clear", color="auto", fill=wash)


def _cells(table: Element, margin: float) -> None:
    margins = add(add(table, "tblPr"), "tblCellMar")
    for side, size in (
        ("top", margin and 1.5),
        ("left", margin),
        ("bottom", margin and 1.5),
        ("right", margin),
    ):
        add(margins, side, w=_twips(size), type="dxa")


def _facts(made: Element) -> None:
    """Add the style of the tables: a line under the head and under the last row, and none else."""
    table = add(made, "style", type="table", customStyle=1, styleId="EditionTable")
    add(table, "name", val="Edition Table")
    add(table, "basedOn", val="TableNormal")
    properties = add(table, "tblPr")
    borders = add(properties, "tblBorders")
    add(borders, "bottom", val="single", sz=4, space=0, color=RULE)
    margins = add(properties, "tblCellMar")
    for side, size in (("top", 1.5), ("left", 0), ("bottom", 1.5), ("right", 8)):
        add(margins, side, w=_twips(size), type="dxa")
    first = add(table, "tblStylePr", type="firstRow")
    add(add(add(first, "tcPr"), "tcBorders"), "bottom", val="single", sz=4, space=0, color=RULE)


def _twips(points: float) -> int:
    return round(20 * points)
