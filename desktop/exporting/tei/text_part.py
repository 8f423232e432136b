"""The `text` of a cable: its words to the character, and in them what is marked."""

from __future__ import annotations

from functools import partial

from db.numbering import mark_place
from db.records import Stage
from desktop.exporting.dossier import WEARS, Dossier, DossierCorrection, DossierNote
from desktop.exporting.tei.elements import element, put_lines, token
from desktop.exporting.tei.inline import Around, Between, Laid, laid
from desktop.exporting.tei.kept import Kept
from desktop.exporting.tei.mark_part import add_marks, add_mentions
from desktop.exporting.tei.note_part import built_note, note_element
from desktop.exporting.tei.places import TextPart
from desktop.interchange.tei_form import NOTED, XML_SPACE, Element, built_id

_HEADS = ("title", "heading")
_APART = ("general", "source")
_WRAPPED = 120
"""A line of more code points is no line of a page that was copied as it stood: it is a paragraph."""


def text_part(kept: Kept) -> tuple[Element, TextPart]:
    """Return the `text` of a cable, and with it what is told apart."""
    part = TextPart(kept)
    for correction, number in zip(kept.dossier.corrections, range(1, 1 << 31), strict=False):
        _correct(part, correction, f"{kept.dossier.cable_id}.c{number}")
    for stage in kept.stages:
        _stamp(part, stage)
    add_marks(part)
    add_mentions(part)
    _structure(part)
    for number, note in enumerate(kept.dossier.notes):
        _note(part, note, number)
    text = kept.dossier.text
    made = element("text")
    div = element("div", parent=element("body", parent=made), type="cable")
    for note in kept.dossier.notes:
        if note.kind in _APART and not note.spans:
            note_element(div, note, (), author=kept.author(note), source=part.source)
    if kept.dossier.source_note and not any(note.kind == "source" for note in kept.dossier.notes):
        built_note(div, built_id(kept.dossier.cable_id), kept.dossier.source_note)
    _blocks(part, div, laid(text, part.around, part.between, _cuts(kept.dossier)))
    return made, part


def _correct(part: TextPart, each: DossierCorrection, name: str) -> None:
    last = each.steps[-1] if each.steps else None
    resp = next((one.id for one in part.kept.authors.values() if last and one.name == last.author), "")

    def choice(parent: Element) -> Element:
        made = element("choice", parent=parent)
        put_lines(element("sic", parent=made), each.sic)
        return element("corr", parent=made, resp=f"#{resp}" if resp else None, xml_id=name)

    if each.span[0] == each.span[1]:
        part.between.append(Between(each.span[0], choice, rank=-1))
        return
    apart = part.crossing(name, each.span, type="correction", sic=each.sic)
    part.around.append(Around(*each.span, choice, rank=9, apart=apart, first=True))


def _stamp(part: TextPart, stage: Stage) -> None:
    for _, (start, end) in part.kept.places.get(stage.id, ()):
        if start < end:
            around = partial(_added, name="stamp", type=token(stage.name.lower()), corresp=f"#{stage.id}")
            part.around.append(Around(start, end, around, rank=1))


def _structure(part: TextPart) -> None:
    for each in part.kept.dossier.structure:
        if each.start == each.end:
            continue
        if each.kind in WEARS:
            opened = partial(_added, name="hi", rend=each.kind.replace(" ", "-"))
        else:
            opened = partial(_added, name="seg", type=token(each.kind))
        part.around.append(Around(each.start, each.end, opened, rank=0 if each.kind in _HEADS else 5))
    for start, end in part.kept.dossier.furniture:
        if start < end:
            part.around.append(Around(start, end, partial(_added, name="fw", type="web-page"), rank=0))


def _note(part: TextPart, note: DossierNote, number: int) -> None:
    if note.kind in _APART and not note.spans:
        return
    spans = part.kept.spans(note)
    for name, span in spans:
        opened = partial(_added, name="seg", xml_id=name, type=NOTED)
        part.span(name, span, Around(*span, opened, rank=3, apart=part.crossing(name, span)))
    if note.kind == "highlight" or not spans:
        part.notes_apart.append(note)
        return
    mark = partial(
        note_element,
        note=note,
        targets=[name for name, _ in spans],
        author=part.kept.author(note),
        source=part.source,
    )
    at = mark_place(part.kept.dossier.text, spans[0][1][1], note.kind)
    part.between.append(Between(at, mark, rank=number + 1))


def _cuts(dossier: Dossier) -> list[int]:
    """Return the line ends that part paragraphs: at parts that are known, and round very long lines."""
    parts = [(each.start, each.end) for each in dossier.structure if each.kind not in WEARS]
    parts += [*dossier.furniture, *([dossier.body] if dossier.body else [])]
    cuts = [at for start, end in parts for at in (start - 1, end) if at >= 0]
    start = 0
    for line in dossier.text.split("\n"):
        end = start + len(line)
        if len(line) > _WRAPPED and start:
            cuts.append(start - 1)
        if len(line) > _WRAPPED:
            cuts.append(end)
        start = end + 1
    return cuts


def _blocks(part: TextPart, div: Element, words: Laid) -> None:
    """Write the blocks: headings begin a division, all else is a paragraph.

    A blank line is between two blocks; where it is only a line end, `lb` stands between them.
    """
    heads = {(each.start, each.end) for each in part.kept.dossier.structure if each.kind in _HEADS}
    into, fresh, last = div, True, -2
    for block in words.blocks:
        if last == block[0] - 1:
            element("lb", parent=into)
        last = block[1]
        if block in heads and block[0] < block[1]:
            into = div if fresh else element("div", parent=div, type="section")
            made = element("head", parent=into)
        else:
            made = element("p", parent=into)
        fresh = False
        made.set(XML_SPACE, "preserve")
        words.write(made, *block)


def _added(parent: Element, name: str, **attributes: str) -> Element:
    return element(name, parent=parent, **attributes)
