"""What the marked parts of a document say of it: title, date, parties, stamps, signature, message.

Values are taken where the edition marks them, not searched for; only the heading, the stamp "[Received ...]"
and the line "repeated London 3" are read by their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from desktop.reading.dates import find_dates
from desktop.reading.decisions import stages_of
from desktop.reading.draft import LABELLED, Draft
from desktop.reading.intake import FoundDate, FoundStage, Span, ToldField
from desktop.reading.moments import decide, with_time
from desktop.reading.tei.heads import is_telegram, own_number, parties_of
from desktop.reading.tei.source import Element, is_element, local
from desktop.reading.tei.source_note import repeated_in, status_in, told_by
from desktop.reading.tei.stamps import read_stamps
from desktop.reading.tei.volume import head_of, stated_date
from desktop.reading.tei.when import date_of
from desktop.reading.tei.written import Written

_NUMBER = re.compile(r"(?:No\.?|Number|Telegram)\s{0,2}(?P<number>\d[\w–/-]{0,12})[.,\]]{0,2}", re.IGNORECASE)
_OWN = r"(?:\d{1,6}|[A-Z][A-Za-z]{2,12}\s\d{1,5})(?:/\d{1,6})?"
_FIRST = re.compile(rf"(?P<number>{_OWN})\.\s")
_SUBJECT = re.compile(
    rf"(?:{_OWN}\.\s)?(?:Subj(?:ect)?|SUBJ(?:ECT)?):\s(?P<subject>[^\n]{{3,300}}?)(?=\.\s|\.?$|\n)",
    re.MULTILINE,
)
_BESIDE = frozenset(
    ("head", "opener", "dateline", "note", "pb", "byline", "salute", "fw", "milestone", "anchor")
)
_FORM = re.compile(
    r"\[(?:[\w ]{0,40}\b)?(?:telegram|cablegram|extracts?|translation|paraphrase|circular|copy|"
    r"confidential)\b[^\[\]\n]{0,40}\]\.?|[^\[\]\n]{1,60}\]\.?",
    re.IGNORECASE,
)
_TELEGRAPHED = re.compile(r"\[(?:[\w ]{1,40}\s)?(?:Telegram|Cablegram)\b[^\[\]\n]{0,40}\]", re.IGNORECASE)
_LOOK_AHEAD = 4
_LONGEST_NAME = 80
_OF_LETTERS = frozenset(("opener", "closer", "dateline", "salute", "signed"))
_AFTER = frozenset(("closer", "signed", "postscript", "attachment", "trailer"))
_TO = {
    "to": "addressees",
    "from": "originator",
    "subject": "subject",
    "info": "info",
    "cc": "info",
    "ref": "",
}


class Facts:
    """The header of one document, gathered into a `Draft`, with what is told outside of its text."""

    def __init__(self, document: Element, written: Written) -> None:
        self.draft = Draft(written.text)
        self.told: list[ToldField] = []
        self._document, self._written = document, written
        self._head = head_of(document)
        self._form: list[Span] = []
        self._first: list[Span] = []
        self.body = self._body()
        self._title()
        self._source_note()
        self._parties()
        self._lists()
        self._opener()
        self._message()
        self.date = self._date()
        self._signatory()
        self._stamps()
        self.stages = self._stages()

    def _span(self, element: Element | None) -> Span | None:
        span = self._written.spans.get(element) if element is not None else None
        return span if span is not None and span[0] < span[1] else None

    def _offer(self, name: str, span: Span | None) -> None:
        if span is not None:
            self.draft.offer(name, *span, LABELLED)

    def _all(self, *names: str) -> Iterator[Element]:
        """Yield the document's own elements of these names, none of an attachment or a quotation."""
        for element in self._document.iter(*(f"{{*}}{name}" for name in names)):
            above = (local(one) for one in _up_to(element, self._document))
            if not {"attachment", "quote", "floatingText", "note"} & set(above):
                yield element

    def _body(self) -> Span:
        """Return the message, and keep the first blocks of it, and the lines of form above them."""
        blocks = self._message_blocks(_blocks(self._document))
        while len(blocks) > 1 and _FORM.fullmatch(self.draft.text, *blocks[0]):
            self._form.append(blocks.pop(0))
        self._first = blocks[:_LOOK_AHEAD]
        if not blocks:
            self.draft.doubt("body", "body-not-found", 0, 0)
            return (0, len(self.draft.text))
        return (blocks[0][0], blocks[-1][1])

    def _message_blocks(self, children: Iterable[Element]) -> list[Span]:
        blocks: list[Span] = []
        for child in children:
            name = local(child)
            if name in _AFTER and (blocks or name == "attachment"):
                break
            if name.startswith("div") and any(local(one) in _OF_LETTERS for one in child):
                blocks += self._message_blocks(child)
                continue
            span = self._span(child)
            if span is None or name in _BESIDE or (name == "list" and child.get("type") in _TO):
                continue
            blocks.append(span)
        return blocks

    def _title(self) -> None:
        self._offer("title", self._span(self._head))

    def _source_note(self) -> None:
        source = next((note for note in self._written.notes if note.kind == "source"), None)
        if source is not None:
            self.told += told_by(source.words)

    def _parties(self) -> None:
        span = self._span(self._head)
        if self._head is None or span is None:
            return
        marked = {
            kind: next((self._span(e) for e in self._head.iter("*") if e.get("type") == kind), None)
            for kind in ("from", "to")
        }
        found = parties_of(self.draft.text, span, marked["from"], marked["to"])
        self._offer("originator", found.sender)
        if found.addressee is not None:
            self.draft.addressees.append(self.draft.found(*found.addressee))
        if not found.sure:
            self.draft.doubt("originator", "parties-unsure", *span)
        self._offer("cable_number", own_number(self.draft.text, span))

    def _lists(self) -> None:
        for listed in self._all("list"):
            field = _TO.get(listed.get("type", ""), "")
            spans = [span for item in listed if local(item) == "item" and (span := self._span(item))]
            if field == "addressees":
                self.draft.addressees[:] = []
                self.draft.addressees += [self.draft.found(*span) for span in spans]
            elif field == "info":
                self.draft.info_addressees += [self.draft.found(*span) for span in spans]
            elif field and spans:
                self._offer(field, (spans[0][0], spans[-1][1]))

    def _opener(self) -> None:
        text = self.draft.text
        lines = [
            self._span(line)
            for opener in self._all("opener")
            for line in opener.iter("{*}seg", "{*}idno", "{*}num")
        ]
        for span in (*lines, *self._form):
            if span is not None:
                number = _NUMBER.fullmatch(text, *span)
                if number is not None:
                    self._offer("cable_number", number.span("number"))
                else:
                    secret, urgent = status_in(text, *span)
                    self._offer("classification", secret)
                    self._offer("precedence", urgent)

    def _message(self) -> None:
        text, (start, end) = self.draft.text, self.body
        for block in self._first:
            subject = _SUBJECT.match(text, *block)
            if subject is not None and not self.draft.has("subject"):
                self._offer("subject", subject.span("subject"))
        if not self._was_telegraphed():
            return
        first = _FIRST.match(text, start, end)
        if first is not None and not self.draft.has("cable_number"):
            self._offer("cable_number", first.span("number"))
        line = text.rfind("\n", start, end) + 1
        last = max(start, line)
        self.draft.info_addressees += [self.draft.found(*span) for span in repeated_in(text, last, end)]

    def _was_telegraphed(self) -> bool:
        span = self._span(self._head)
        words = self.draft.text[slice(*span)] if span else ""
        sources = " ".join(
            note.words for note in self._written.notes if note.kind == "source" and not note.label
        )
        if is_telegram(words) or is_telegram(sources[:200]):
            return True
        return _TELEGRAPHED.search(self.draft.text, 0, self.body[0]) is not None

    def _date(self) -> FoundDate | None:
        for line in self._all("dateline"):
            for date in line.iter("{*}date"):
                span = self._span(date)
                value = date_of(date) or (self._written_date(span) if span else "")
                if value and span:
                    return FoundDate(value, *span)
            span = self._span(line)
            if span is not None and next(line.iter("{*}date"), None) is None:
                found = self._found_date(span)
                if found is not None:
                    return found
        stated = stated_date(self._document)
        if stated:
            self.told.append(ToldField("date", stated))
        return None

    def _written_date(self, span: Span) -> str:
        found = self._found_date(span)
        return found.value if found else ""

    def _found_date(self, span: Span) -> FoundDate | None:
        for written in find_dates(self.draft.text, *span):
            value = decide(written).value
            if value:
                return FoundDate(value, written.start, written.end)
        return None

    def _signatory(self) -> None:
        spans = [span for signed in self._all("signed") if (span := self._span(signed))]
        if spans:
            self._offer("signatory", spans[0])
            return
        for closer in self._all("closer"):
            span = self._span(closer)
            if span is not None:
                begin = self.draft.text.rfind("\n", *span) + 1
                last = (max(span[0], begin), span[1])
                if last[1] - last[0] <= _LONGEST_NAME:
                    self._offer("signatory", last)

    def _stamps(self) -> None:
        lines = self._all("opener", "dateline", "closer")
        read_stamps(self.draft, [span for line in lines if (span := self._span(line))])

    def _stages(self) -> tuple[FoundStage, ...]:
        """Return the stages; a stamp with a time alone is of the cable's day, which FRUS then leaves out."""
        told = next((each.value for each in self.told if each.name == "date"), None)
        day = self.date.value if self.date else told
        draft = self.draft
        anchor = FoundDate(day[:10], 0, 0) if day and len(day) >= 4 else None
        made = list(stages_of(draft, anchor))
        raws = sorted(draft.stages, key=lambda raw: raw.start)
        for at, (raw, stage) in enumerate(zip(raws, made, strict=True)):
            if raw.date is None and raw.time is not None and raw.time.possible and day and len(day) == 10:
                draft.doubts[:] = [
                    d for d in draft.doubts if (d.code, d.start) != ("time-without-date", raw.start)
                ]
                draft.doubt("stages", "day-inferred", raw.start, raw.end)
                made[at] = replace(
                    stage, when=with_time(day, raw.time), when_span=(raw.time.start, raw.time.end)
                )
        return tuple(made)


def _up_to(element: Element, root: Element) -> Iterator[Element]:
    above = element.getparent()
    while above is not None and above is not root:
        yield above
        above = above.getparent()


def _blocks(document: Element) -> Iterable[Element]:
    """Return the blocks of a document: its children, or those of its body where it is a whole text."""
    for child in document:
        if local(child) in ("body", "text", "TEI"):
            yield from _blocks(child)
        elif is_element(child) and local(child) not in ("teiHeader", "front", "back"):
            yield child
