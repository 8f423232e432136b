"""A made-up cable: its text with header, body, stamps and distribution list, and the records read from it."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from db.anchoring.anchors import make_anchor
from db.records import (
    NOTE_COLOURS,
    Anchor,
    Cable,
    CopiesState,
    Distribution,
    HeaderField,
    Note,
    NoteKind,
    Placed,
    Reading,
    Recipient,
    Record,
    Stage,
    new_id,
    text_hash,
)
from tests.bench.libraries.words import Words

YEARS = (1945, 1991)
_PRECEDENCE = ("", "", "Routine", "Routine", "Priority", "Urgent", "Immediate", "Extra Urgent Advance")
_STATUS = ("draft",) * 16 + ("collated",) * 3 + ("checked",)
_TAGS = (
    "border",
    "trade",
    "railway",
    "security",
    "visit",
    "press",
    "translation",
    "doubtful",
    "to quote",
    "harvest",
)
_KINDS: tuple[NoteKind, ...] = ("footnote", "footnote", "marginal", "highlight")
_CREATED = datetime.fromisoformat("2026-03-01T09:00:00+01:00")


@dataclass(slots=True)
class MadeCable:
    """A cable with its text and records; `notes` with their anchors are what was laid on it since."""

    cable: Cable
    text: str
    records: list[Record] = field(default_factory=list)
    notes: list[Record] = field(default_factory=list)


class Maker:
    """Makes cables one after the other, the same for the same seed."""

    def __init__(self, words: Words, author: str, *, seed: int, size: int, notes: int, cables: int) -> None:
        """Make cables of about `size` code points with so many `notes`; `cables` of them in all."""
        self._words, self._author = words, author
        self._chance = random.Random(seed * 7919 + 1)
        self._size, self._notes, self._cables = size, notes, cables
        self._offices = [self._name("Embassy in", 1) for _ in range(25)] + [
            self._name("", 2) + " Department" for _ in range(40)
        ]
        self._weights = [1 / rank for rank in range(1, len(self._offices) + 1)]

    def cable(self, number: int) -> MadeCable:
        """Return the cable of a number, with everything."""
        chance = self._chance
        text = _Text()
        sent = self._sent(number)
        header = self._header(text, number, sent)
        text.line("")
        self._body(text)
        stages = [
            (name, self._stamp(text, name, sent, hours))
            for name, hours in (("Received", 5), ("Deciphered", 9))
        ]
        list_span, total, recipients = self._distribution(text)
        made = self._begin(number, str(text))
        ids = _Ids(made, str(text))
        for ordinal, (name, value, span) in enumerate(header):
            ids.add(HeaderField(new_id("f"), made.cable.id, ordinal, name, value, False), span)
        for ordinal, (name, (when, span)) in enumerate(stages):
            as_written = str(text)[slice(*span)]
            ids.add(
                Stage(new_id("s"), made.cable.id, ordinal, name, when, "", as_written, "", "", False), span
            )
        listed = Distribution(new_id("d"), made.cable.id, 0, "Distribution", total, 1)
        ids.add(listed, list_span)
        for ordinal, (name, copies, span) in enumerate(recipients):
            state: CopiesState = "not stated" if copies is None else "stated"
            ids.add(Recipient(new_id("p"), made.cable.id, listed.id, ordinal, name, "", copies, state), span)
        for _ in range(self._notes + (chance.random() < 0.1) - (chance.random() < 0.1) if self._notes else 0):
            self._note(made)
        return made

    def row(self, number: int) -> MadeCable:
        """Return a cable that has nothing but what a row of the list shows."""
        made = self._begin(number, f"{self._name('', 5)}.\n")
        _, *fields = self._header(_Text(), number, self._sent(number))
        made.records += [
            HeaderField(new_id("f"), made.cable.id, ordinal, name, value, True)
            for ordinal, (name, value, _) in enumerate(fields)
        ]
        return made

    # -- private -------------------------------------------------------------------------------------

    def _begin(self, number: int, text: str) -> MadeCable:
        chance = self._chance
        moment = (_CREATED + timedelta(seconds=number // 200 * 3)).isoformat(timespec="microseconds")
        cable, reading = new_id("k"), new_id("v")
        tags = tuple(chance.sample(_TAGS, chance.choice((1, 1, 2)))) if chance.random() < 0.1 else ()
        record = Cable(
            cable, reading, f"cable-{number:06}.txt", "", "utf-8", "lf", False, "", chance.choice(_STATUS),
            moment, None, tags, chance.random() < 0.02,
        )  # fmt: skip
        first = Reading(
            reading, cable, None, 0, text_hash(text), "[]", "as imported", "", self._author, moment
        )
        return MadeCable(record, text, [record, first])

    def _sent(self, number: int) -> datetime:
        """Return when a cable was sent: they come by and large in the order of their dates."""
        first, last = YEARS
        days = (last - first) * 365
        day = days * number / self._cables + self._chance.gauss(0, 200)
        return datetime(first, 1, 1, 8) + timedelta(
            days=min(max(day, 0), days), minutes=self._chance.randint(0, 900)
        )

    def _header(self, text: _Text, number: int, sent: datetime) -> list[tuple[str, str, tuple[int, int]]]:
        chance = self._chance
        title = self._name("", chance.randint(4, 9))
        originator, addressee = chance.choices(self._offices, self._weights, k=2)
        written = f"{sent.day} {sent:%B %Y}"
        found = [
            ("title", title, text.labelled("", title)),
            ("cable number", f"{originator[-4:].strip().title()}-{number % 997}", (0, 0)),
            ("originator", originator, text.labelled("From: ", originator)),
            ("addressee", addressee, text.labelled("To: ", addressee)),
        ]
        found[1] = (*found[1][:2], text.labelled("No. ", found[1][1]))
        if chance.random() < 0.99:
            found.append(("date", f"{sent:%Y-%m-%d}", text.labelled("Date: ", written)))
        precedence = chance.choice(_PRECEDENCE)
        if precedence:
            found.append(("precedence", precedence, text.labelled("Precedence: ", precedence)))
        return found

    def _body(self, text: _Text) -> None:
        while len(text) < self._size - 300:
            words = self._words.draw(self._chance, self._chance.randint(50, 110))
            text.line(" ".join(words).capitalize() + ".")

    def _stamp(self, text: _Text, name: str, sent: datetime, hours: int) -> tuple[str, tuple[int, int]]:
        when = sent + timedelta(minutes=round(self._chance.lognormvariate(0, 0.6) * hours * 60))
        span = text.line(f"{name}: {when.day} {when:%B %Y at %H:%M}")
        return f"{when:%Y-%m-%dT%H:%M}", span

    def _distribution(
        self, text: _Text
    ) -> tuple[tuple[int, int], int | None, list[tuple[str, int | None, tuple[int, int]]]]:
        chance = self._chance
        offices = list(dict.fromkeys(chance.choices(self._offices, self._weights, k=chance.randint(2, 6))))
        copies = [chance.choice((None, 1, 1, 2, 2, 3)) for _ in offices]
        total: int | None = sum(1 if some is None else some for some in copies)
        chosen = chance.random()
        total = total + 1 if total is not None and chosen < 0.05 else None if chosen < 0.15 else total
        start = len(text)
        text.line("Distribution" + (f" ({total} copies)" if total is not None else "") + ":")
        found = []
        for office, some in zip(offices, copies, strict=True):
            begin, _ = text.line(office + (f" ({some})" if some is not None else ""))
            found.append((office, some, (begin, begin + len(office))))
        return (start, len(text) - 1), total, found

    def _note(self, made: MadeCable) -> None:
        chance = self._chance
        start = chance.randrange(20, max(21, len(made.text) - 60))
        end = start + chance.randint(3, 40)
        kind = chance.choice(_KINDS)
        words = "" if kind == "highlight" else " ".join(self._words.draw(chance, chance.randint(6, 20))) + "."
        moment = (_CREATED + timedelta(days=1, seconds=chance.randrange(10**6))).isoformat(
            timespec="microseconds"
        )
        note = Note(
            new_id("n"),
            made.cable.id,
            kind,
            words,
            chance.choice(NOTE_COLOURS),
            (),
            "",
            self._author,
            moment,
            moment,
        )
        made.notes += [note, _anchor(made, note.id, (start, min(end, len(made.text))), "made")]

    def _name(self, before: str, count: int) -> str:
        return " ".join((before, *(word.title() for word in self._words.draw(self._chance, count)))).strip()


class _Text:
    """A text that grows line by line."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def __str__(self) -> str:
        return "".join(self._lines)

    def line(self, words: str) -> tuple[int, int]:
        """Add a line and return where it stands."""
        start = self._length
        self._lines.append(words + "\n")
        self._length += len(words) + 1
        return start, start + len(words)

    def labelled(self, label: str, value: str) -> tuple[int, int]:
        """Add a line with a value behind its label and return where the value stands."""
        start, end = self.line(label + value)
        return start + len(label), end


class _Ids:
    """Puts records into a cable, each with the span it was read from."""

    def __init__(self, made: MadeCable, text: str) -> None:
        self._made, self._text = made, text

    def add(self, record: HeaderField | Stage | Distribution | Recipient, span: tuple[int, int]) -> None:
        self._made.records += [record, _anchor(self._made, record.id, span, "read")]


def _anchor(made: MadeCable, owner: str, span: tuple[int, int], placed: Placed) -> Anchor:
    reading = made.cable.reading
    return make_anchor(made.text, *span, cable=made.cable.id, owner=owner, reading=reading, placed=placed)
