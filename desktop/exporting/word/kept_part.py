"""What the file carries beside its pages, so that it can come back: a custom XML part with JSON in it.

After ECMA-376 part 1, 15.2.5 (custom XML data storage) and 15.2.6 (its properties, without which Word drops
the part when it saves). The records are those that the choices let out; with them goes how each note and
each table stood in the file, so that a reader sees what somebody changed there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from desktop.exporting.carried import as_json
from desktop.exporting.dossier import Dossier
from desktop.exporting.word.names import PART_SPACE, PROFILE, alias
from desktop.exporting.word.note_body import Shown, shown

_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_STORE = "{C4A9CE12-5B0E-4D1B-9E57-3C7A1C5F0D61}"
"""Which data these are; the same in every file of this profile."""

_UNSOUND = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True)
class Kept:
    """What is to go along, cable by cable, as JSON already."""

    cables: list[str] = field(default_factory=list)

    def add(
        self,
        dossier: Dossier,
        tables: Sequence[tuple[str, list[list[str]]]],
        others: Sequence[Shown],
    ) -> None:
        """Take in a cable, the rows of its tables, and the footnotes that are none of its notes."""
        told: dict[str, Any] = {
            "cable": dossier.cable_id,
            "reading": dossier.reading,
            "title": dossier.title,
            "language": dossier.language,
            "text": dossier.text,
            "texts": [text for text in dossier.texts if text != dossier.text],
            "notes": [
                {
                    "id": note.id,
                    "name": alias(note.id),
                    "kind": note.kind,
                    "spans": note.spans,
                    "author": note.author,
                    "colour": note.colour,
                    "shown": shown(note.words),
                }
                for note in dossier.notes
            ],
            "others": others,
            "tables": dict(tables),
        }
        begun = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        self.cables.append(f'{begun[:-1]},"records":{as_json(dossier.carried)}}}')

    def put_into(self, document: Document) -> None:
        """Add the part to a document."""
        package = document.part.package
        data = f'{{"profile":"{PROFILE}","cables":[{",".join(self.cables)}]}}'
        root = etree.Element(f"{{{PART_SPACE}}}edition", nsmap={"c": PART_SPACE})
        root.text = _UNSOUND.sub(lambda match: f"\\u{ord(match[0]):04x}", data)
        part = Part(PackURI("/customXml/item1.xml"), CONTENT_TYPE.XML, _written(root), package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)
        properties = etree.Element(f"{{{_PROPERTIES}}}datastoreItem", nsmap={"ds": _PROPERTIES})
        properties.set(f"{{{_PROPERTIES}}}itemID", _STORE)
        references = etree.SubElement(properties, f"{{{_PROPERTIES}}}schemaRefs")
        reference = etree.SubElement(references, f"{{{_PROPERTIES}}}schemaRef")
        reference.set(f"{{{_PROPERTIES}}}uri", PART_SPACE)
        beside = Part(
            PackURI("/customXml/itemProps1.xml"),
            CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES,
            _written(properties),
            package,
        )
        part.relate_to(beside, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
