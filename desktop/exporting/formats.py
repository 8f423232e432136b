"""The table of formats: what each is called, who writes it, and what it cannot carry.

Every exporter has one shape, told here by a dotted path, so that nothing heavy is imported to list them:

    write(dossiers: Sequence[Dossier], choices: ExportChoices, path: Path, report: Report) -> Ledger

`dossiers` may be thousands that are gathered one by one: walk through them, or ask for one at a time, and
keep none. Each walk gathers them anew. A format whose `many` is "folder" gets exactly one of them for each
file. `path` is where the file shall stand; nothing is there before it is whole and counted
(`part_file.replace`), and what is counted is read back from it.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from desktop.exporting.choices import ExportChoices, PdfChoices

if TYPE_CHECKING:
    from desktop.exporting.dossier import Dossier
    from desktop.exporting.ledger import Ledger

Report = Callable[[float, str], None]
"""Told how far the work is (0 to 1) and a code for what is being done."""
Ask = Literal[
    "notes", "header", "stages", "distribution", "page_lines", "corrections", "names", "paper", "wash"
]
"""A choice that a format makes use of; the dialog offers no other."""
USUAL: frozenset[Ask] = frozenset(
    ("notes", "header", "stages", "distribution", "page_lines", "corrections", "names")
)
Many = Literal["file", "folder", "volume"]
"""What becomes of several cables: one file of all, a folder with a file for each, a volume bound of them."""


STAYS_HOME = "stays-home"
"""What is told of a format that brings a cable back, but not what is her own about it."""


class Write(Protocol):
    """What every exporter looks like."""

    def __call__(  # noqa: D102
        self, dossiers: Sequence[Dossier], choices: ExportChoices, path: Path, report: Report, /
    ) -> Ledger: ...


@dataclass(frozen=True, slots=True)
class Option:
    """A choice that one format alone offers: its name, the values there are, the one taken unasked.

    Without values it is a line of words that she types.
    """

    name: str
    values: tuple[str, ...]
    default: str

    def of(self, choices: ExportChoices) -> str:
        """Return what was chosen, the default where nothing was."""
        value = choices.options.get(self.name, self.default)
        return value if not self.values or value in self.values else self.default


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `name` is also its code in `desktop.messages.formats`, which has label and sentence of it.

    `function` writes it ("module:function"); `volume` writes a volume, where "volume" is among `many`, whose
    first is what happens unasked. `cannot_carry` are the codes of what is lost in this format: told before,
    counted in the ledger's `lost`. `choices` makes the choices that the writer takes, `asks` are those that
    mean anything in this format.
    """

    name: str
    suffix: str
    function: str
    many: tuple[Many, ...]
    cannot_carry: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    volume: str = ""
    choices: type[ExportChoices] = ExportChoices
    asks: frozenset[Ask] = USUAL

    def writer(self, many: Many | None = None) -> Write:
        """Return the function that writes this format, or binds it as a volume; imports what it needs."""
        module, _, name = (self.volume if many == "volume" else self.function).partition(":")
        found: Write = getattr(importlib.import_module(module), name)
        return found

    def option(self, name: str) -> Option:
        """Return the option of this name; raises KeyError."""
        return {option.name: option for option in self.options}[name]


FORMATS: tuple[Format, ...] = (
    Format(
        "pdf",
        ".pdf",
        "desktop.exporting.pdf.single:write",
        ("folder", "volume"),
        cannot_carry=(STAYS_HOME,),
        volume="desktop.exporting.volume.writer:write",
        options=(Option("index", ("volumes", "always", "never"), "volumes"),),
        choices=PdfChoices,
        asks=USUAL | {"paper", "wash"},
    ),
    Format(
        "docx",
        ".docx",
        "desktop.exporting.word.writer:write",
        ("folder", "volume"),
        cannot_carry=("word-places", "word-unseen", STAYS_HOME, "characters"),
        volume="desktop.exporting.word.writer:write",
        choices=PdfChoices,
        asks=USUAL | {"paper"},
    ),
    Format(
        "tei",
        ".xml",
        "desktop.exporting.tei.writer:write",
        ("folder", "file"),
        ("tei-unseen", STAYS_HOME),
        asks=USUAL - {"page_lines"},
    ),
    Format(
        "w3c",
        ".jsonld",
        "desktop.exporting.annotation.writer:write",
        ("folder", "file"),
        ("w3c-unseen", "marks-unseen", STAYS_HOME),
        asks=USUAL - {"page_lines", "corrections"},
    ),
    Format("html", ".html", "desktop.exporting.web.page:write", ("file", "folder"), ("characters",)),
    Format(
        "md",
        ".md",
        "desktop.exporting.web.markdown:write",
        ("folder", "file"),
        ("colours", "beginnings", "characters"),
    ),
    Format(
        "txt",
        ".txt",
        "desktop.exporting.web.plain_text:write",
        ("folder",),
        ("notes", "marks"),
        asks=frozenset(),
    ),
    Format(
        "csv",
        ".csv",
        "desktop.exporting.tables.csv_file:write",
        ("file", "folder"),
        ("csv-notes", "table-text", "characters"),
        options=(
            Option("table", ("notes", "distribution", "stages", "header", "cables"), "notes"),
            Option("separator", ("comma", "semicolon", "tab"), "comma"),
        ),
        asks=USUAL - {"page_lines", "corrections"},
    ),
    Format(
        "xlsx",
        ".xlsx",
        "desktop.exporting.tables.workbook:write",
        ("file", "folder"),
        ("table-text", "long-cells", "characters"),
        asks=USUAL - {"page_lines", "corrections"},
    ),
    Format(
        "csl", ".json", "desktop.exporting.citation.writer:write_csl", ("file",), ("notes",), asks=frozenset()
    ),
    Format(
        "ris", ".ris", "desktop.exporting.citation.writer:write_ris", ("file",), ("notes",), asks=frozenset()
    ),
    Format(
        "bibtex",
        ".bib",
        "desktop.exporting.citation.writer:write_bibtex",
        ("file",),
        ("notes",),
        asks=frozenset(),
    ),
)
"""In the order in which they are offered."""


def format_named(name: str) -> Format:
    """Return the format of this name; raises KeyError."""
    return {each.name: each for each in FORMATS}[name]
