"""What an editor does to a Word file: each deed changes the parts of a file as Word itself would."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from copy import deepcopy
from io import BytesIO

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NS = {"w": W[1:-1]}
Element = etree._Element
Deed = Callable[[Element], None]


def edited(data: bytes, **deeds: Deed) -> bytes:
    """Return a Word file after deeds on its parts: `document`, `footnotes`, `comments`."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            deed = deeds.get(name.rpartition("/")[2].removesuffix(".xml"))
            if deed is not None and name.endswith(".xml"):
                root = etree.fromstring(content)
                deed(root)
                content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            new.writestr(name, content)
    return target.getvalue()


def texts(root: Element, words: str) -> list[Element]:
    return [one for one in root.iter(f"{W}t") if words in (one.text or "")]


def reword(old: str, new: str) -> Deed:
    """Type over words of one run."""

    def deed(root: Element) -> None:
        (one,) = texts(root, old)
        one.text = (one.text or "").replace(old, new)

    return deed


def split(root: Element, words: str) -> Element:
    """Part the run in which words stand behind them, and return the first half."""
    one = texts(root, words)[0]
    run = one.getparent()
    assert run is not None
    before, _, after = (one.text or "").partition(words)
    rest = deepcopy(run)
    one.text = before + words
    (second,) = rest.findall(f"{W}t")
    second.text = after
    second.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.addnext(rest)
    return run


def footnote(words: str, after: str, *, key: str = "77") -> dict[str, Deed]:
    """Put in a footnote, as Word does, with tracking on."""

    def text(root: Element) -> None:
        run = split(root, after)
        run.addnext(
            etree.fromstring(
                f'<w:ins xmlns:w="{_NS["w"]}" w:id="900" w:author="Edith" w:date="2026-12-01T09:00:00Z">'
                '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
                f'<w:footnoteReference w:id="{key}"/></w:r></w:ins>'
            )
        )

    def note(root: Element) -> None:
        root.append(
            etree.fromstring(
                f'<w:footnote xmlns:w="{_NS["w"]}" w:id="{key}"><w:p>'
                '<w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
                '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
                f'<w:r><w:t xml:space="preserve"> {words}</w:t></w:r></w:p></w:footnote>'
            )
        )

    return {"document": text, "footnotes": note}


def comment(words: str, on: str, *, author: str = "Edith") -> dict[str, Deed]:
    """Put in a comment on words."""

    def text(root: Element) -> None:
        run = split(root, on)
        (one,) = run.findall(f"{W}t")
        before = (one.text or "").removesuffix(on)
        first = deepcopy(run)
        first.findall(f"{W}t")[0].text = before
        one.text = on
        run.addprevious(first)
        run.addprevious(etree.fromstring(f'<w:commentRangeStart xmlns:w="{_NS["w"]}" w:id="88"/>'))
        end = etree.fromstring(f'<w:commentRangeEnd xmlns:w="{_NS["w"]}" w:id="88"/>')
        run.addnext(end)
        end.addnext(etree.fromstring(f'<w:r xmlns:w="{_NS["w"]}"><w:commentReference w:id="88"/></w:r>'))

    def note(root: Element) -> None:
        root.append(
            etree.fromstring(
                f'<w:comment xmlns:w="{_NS["w"]}" w:id="88" w:author="{author}"'
                ' w:date="2026-12-01T10:00:00Z">'
                f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:comment>"
            )
        )

    return {"document": text, "comments": note}


def without_footnote(words: str, data: bytes, *, tracked: bool = False) -> Deed:
    """Delete the mark of the footnote that says these words, and with it the footnote."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        notes = etree.fromstring(archive.read("word/footnotes.xml"))
    (said,) = texts(notes, words)
    note = next(one for one in said.iterancestors() if one.tag == f"{W}footnote")
    key = note.get(f"{W}id")

    def deed(root: Element) -> None:
        (reference,) = (one for one in root.iter(f"{W}footnoteReference") if one.get(f"{W}id") == key)
        run = reference.getparent()
        assert run is not None
        paragraph = run.getparent()
        assert paragraph is not None
        if tracked:
            gone = etree.fromstring(
                f'<w:del xmlns:w="{_NS["w"]}" w:id="901" w:author="Edith" w:date="2026-12-01T11:00:00Z"/>'
            )
            run.addprevious(gone)
            gone.append(run)
        else:
            paragraph.remove(run)

    return deed


def tracked(old: str, new: str) -> Deed:
    """Exchange words with tracking on: the old ones struck out, the new ones put in."""

    def deed(root: Element) -> None:
        run = split(root, old)
        (one,) = run.findall(f"{W}t")
        one.text = (one.text or "").removesuffix(old)
        said = f'xmlns:w="{_NS["w"]}" w:author="Edith" w:date="2026-12-01T12:00:00Z"'
        gone = etree.fromstring(f'<w:del {said} w:id="902"><w:r><w:delText>{old}</w:delText></w:r></w:del>')
        come = etree.fromstring(f'<w:ins {said} w:id="903"><w:r><w:t>{new}</w:t></w:r></w:ins>')
        run.addnext(gone)
        gone.addnext(come)

    return deed


def without_bookmarks(root: Element) -> None:
    """Drop all bookmarks, as some programs do."""
    for one in [*root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")]:
        parent = one.getparent()
        assert parent is not None
        parent.remove(one)


def together(*deeds: Deed) -> Deed:
    def deed(root: Element) -> None:
        for one in deeds:
            one(root)

    return deed


def highlighted(words: str, colour: str) -> Deed:
    """Lay one of Word's own colours on words."""

    def deed(root: Element) -> None:
        run = split(root, words)
        (one,) = run.findall(f"{W}t")
        before = (one.text or "").removesuffix(words)
        first = deepcopy(run)
        first.findall(f"{W}t")[0].text = before
        run.addprevious(first)
        one.text = words
        properties = run.find(f"{W}rPr")
        if properties is None:
            properties = etree.Element(f"{W}rPr")
            run.insert(0, properties)
        etree.SubElement(properties, f"{W}highlight").set(f"{W}val", colour)

    return deed


def without_shade(words: str) -> Deed:
    """Take the colour of words away."""

    def deed(root: Element) -> None:
        (one,) = (each for each in texts(root, words) if each.text == words)
        run = one.getparent()
        assert run is not None
        for properties in run.findall(f"{W}rPr"):
            run.remove(properties)

    return deed


_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_RELATION = (
    '<Relationship Id="rReplies" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended"'
    ' Target="commentsExtended.xml"/></Relationships>'
)


def replied(data: bytes, to: str, words: str) -> bytes:
    """Answer a comment, as Word does since 2013: by another, and a part that says whom it answers."""

    def deed(root: Element) -> None:
        (said,) = texts(root, to)
        paragraph = next(one for one in said.iterancestors() if one.tag == f"{W}p")
        paragraph.set(f"{{{_W14}}}paraId", "00000001")
        root.append(
            etree.fromstring(
                f'<w:comment xmlns:w="{_NS["w"]}" xmlns:w14="{_W14}" w:id="89" w:author="Edith"'
                ' w:date="2026-12-01T13:00:00Z"><w:p w14:paraId="00000002">'
                f"<w:r><w:t>{words}</w:t></w:r></w:p></w:comment>"
            )
        )

    answers = (
        f'<w15:commentsEx xmlns:w15="{_W15}"><w15:commentEx w15:paraId="00000002"'
        ' w15:paraIdParent="00000001"/></w15:commentsEx>'
    )
    target = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(edited(data, comments=deed))) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            if name == "word/_rels/document.xml.rels":
                content = content.replace(b"</Relationships>", _RELATION.encode())
            new.writestr(name, content)
        new.writestr("word/commentsExtended.xml", answers)
    return target.getvalue()
