"""The file's metadata: who made it, with what rights; and the standards it declares.

typst writes the XMP packet from the document's title and authors. Added here are the rights and the
program's name, which must say the same in the packet and in the document information.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from pikepdf import Name, Object, Pdf, String

from desktop.exporting.dossier import Dossier

PROGRAM = "Chancery"

_TOOL = re.compile(r"(<xmp:CreatorTool>|<stEvt:softwareAgent>)[^<]*(</)")
_DECLARED = re.compile(r"<pdfaid:(part|conformance)>[^<]*</pdfaid:\1>|<pdfuaid:part>[^<]*</pdfuaid:part>")
_END = "</rdf:Description></rdf:RDF>"


def write(pdf: Pdf, dossier: Dossier) -> None:
    """Write rights and program into the packet and the document information of a fresh file."""
    write_program(pdf)
    packet = read(pdf)
    rights = escape(_xml(" ".join(f"{dossier.credit} {dossier.rights}".split())))
    if rights:
        line = f'<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{rights}</rdf:li></rdf:Alt></dc:rights>'
        packet = packet.replace(_END, line + _END, 1)
    _replace(pdf, packet)


def write_program(pdf: Pdf) -> None:
    """Write the program's name alone: the rights of a volume are those of each cable, told with it."""
    _replace(pdf, _TOOL.sub(rf"\g<1>{PROGRAM}\g<2>", read(pdf)))
    pdf.docinfo["/Creator"] = String(PROGRAM)


def withdraw(pdf: Pdf) -> None:
    """Take the declaration of PDF/A and PDF/UA out of the packet."""
    _replace(pdf, _DECLARED.sub("", read(pdf)))


def read(pdf: Pdf) -> str:
    """Return the XMP packet, or an empty string."""
    metadata = pdf.Root.get("/Metadata")
    return "" if metadata is None else metadata.read_bytes().decode("utf-8", "replace")


def _replace(pdf: Pdf, packet: str) -> None:
    stream: Object = pdf.Root.Metadata
    stream.write(packet.encode())
    stream["/Type"], stream["/Subtype"] = Name.Metadata, Name.XML


def _xml(text: str) -> str:
    """Return text without what XML 1.0 cannot hold."""
    return re.sub("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
