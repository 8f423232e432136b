"""Highlights that other programs put on exported PDFs: on which words of the cable they come back."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from db.records import NoteKind
from desktop.exporting.dossier import Dossier, DossierNote
from desktop.reading.pdf.left import Left, LeftNote
from desktop.reading.pdf.returned import comments_on, returned
from desktop.reading.returned import Comment
from tests.bench.pdf_hand import HANDS, Stroke, by_line, drawn
from tests.bench.pdf_words import KnownWord, PageWord, Span, has_poppler, known_words, page_words, tokens
from tests.bench.rows import Row
from tests.exporting.cables import ALL_KINDS, note, pdf_bytes, plain, sample

MOST_WORDS = 25
EACH = 125
"""Highlights on each of the eight PDFs."""
RIGHT = 99.5

_TEXTS = Path(__file__).with_name("texts")


@dataclass(slots=True)
class Count:
    """What became of the highlights; `told` are some that went wrong."""

    asked: int = 0
    right: int = 0
    doubtful: int = 0
    wrong: int = 0
    lost: int = 0
    by_hand: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)


def measure() -> list[Row]:
    """Put highlights on eight PDFs and read them back, with their attachment and without it."""
    if not has_poppler():
        raise RuntimeError(
            "this benchmark asks poppler's pdftotext for the boxes of words: install poppler-utils"
        )
    rows = []
    for attached in (True, False):
        count, seconds = Count(), 0.0
        for number, (name, dossier) in enumerate(cables()):
            data = pdf_bytes(dossier, ALL_KINDS)
            chance = Random(number)
            marked, truth = highlighted(data, dossier, chance, EACH, pen=("pypdf", "pikepdf")[number % 2])
            started = time.perf_counter()
            comments = read_back(marked, dossier, attached=attached)
            seconds += time.perf_counter() - started
            compare(name, dossier.text, truth, comments, count)
        rows += _rows(count, seconds, "with its attachment" if attached else "attachment dropped")
    return rows


def cables() -> Iterator[tuple[str, Dossier]]:
    """Give the cables whose PDFs are marked: real ones, made ones, of many scripts."""
    yield "sample", sample()
    for path in sorted(_TEXTS.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        yield path.stem, plain(text, *_notes(text, 40))
    for name, text in made_texts():
        yield name, plain(text, *_notes(text, 30))


def made_texts() -> Iterator[tuple[str, str]]:
    """Give texts of many scripts, of words that come again and again, and of telegrams' columns."""
    chance = Random(5)
    latin = [
        "ambassador",
        "the",
        "of",
        "Pak",
        "Seong-cheol",
        "said",
        "office",
        "fluffy",
        "border",
        "1961",
        "to",
    ]
    yield "repeating", _prose(chance, latin, 1500)
    han = "朝鲜外务相朴成哲今日召见我大使谈边境居民越界问题请示如何答复"
    chinese = [
        chance.choice(han) + chance.choice(han) + chance.choice(han) + "，" * chance.randrange(2)
        for _ in range(90)
    ]
    yield "Chinese in Latin", _prose(chance, [*latin, *chinese], 1200)
    yield "Chinese alone", "\n\n".join("".join(chance.choices(chinese, k=60)) for _ in range(20))
    hebrew = ["שלום", "מברק", "ירושלים", "שגריר", "العربية", "برقية", "قال", "السفير"]
    yield "right to left", _prose(chance, [*latin, *hebrew], 700)
    rows = [f"{n:04d}  {'  '.join(chance.choices(latin, k=5)).upper()}" for n in range(260)]
    yield "columns", "\n".join(rows)


def _prose(chance: Random, words: Sequence[str], count: int) -> str:
    chosen = [f"{chance.choice(words)}{chance.choice(('', '', '', ',', '.'))}" for _ in range(count)]
    return "\n\n".join(" ".join(chosen[at : at + 80]) for at in range(0, count, 80))


def _notes(text: str, count: int) -> Iterator[DossierNote]:
    """Give footnotes whose words come in the text, too, and some highlights."""
    words = tokens(text)
    step = max(1, len(words) // count)
    for order, at in enumerate(range(3, len(words) - 12, step)):
        start, end = words[at][1][0], words[at + order % 10][1][1]
        quote = text[start:end]
        said = f"Here “{quote}” means the office of Pak; see {order}." if order % 3 else ""
        kind: NoteKind = "footnote" if said else "highlight"
        made = note(text, kind, (), said, id=f"n{order:05d}", number=order + 1 if said else None)
        yield replace(made, spans=((start, end),), quotes=(quote,))


@dataclass(frozen=True, slots=True)
class Truth:
    """What a highlight lies on: the spans of its words, those that may come along, or a note at the foot."""

    hand: str
    wanted: frozenset[Span]
    allowed: frozenset[Span]
    note: str = ""


def highlighted(
    data: bytes, dossier: Dossier, chance: Random, count: int, *, pen: str
) -> tuple[bytes, dict[str, Truth]]:
    """Return a PDF with highlights on known words, and for each of them what it lies on."""
    words = page_words(data)
    stretches = [one for one in known_words(words, dossier.text) if len(one) > 1]
    weights = [len(one) for one in stretches]
    feet = _feet(words, dossier)
    strokes: list[Stroke] = []
    truth: dict[str, Truth] = {}
    for number in range(count):
        name, hand = f"lee-{number:04d}", HANDS[number % len(HANDS)]
        if feet and number % 8 == 7:
            note_id, chosen = chance.choice(feet)
            first = chance.randrange(len(chosen))
            places = chosen[first : first + chance.randint(1, 6)]
            truth[name] = Truth(hand, frozenset(), frozenset(), note_id)
        else:
            stretch = chance.choices(stretches, weights)[0]
            length = chance.randint(1, min(MOST_WORDS, len(stretch)))
            first = chance.randrange(len(stretch) - length + 1)
            known = stretch[first : first + length]
            places = [word.at for word in known]
            spans = frozenset(word.span for word in known)
            truth[name] = Truth(hand, *_in_box(stretches, known) if hand == "one box" else (spans, spans))
        pages = sorted({word.page for word in places})
        for page in pages:
            boxes = by_line([word.box for word in places if word.page == page])
            own = name if page == pages[0] else f"{name}+"
            strokes.append(Stroke(page, boxes, own, "" if number % 3 else f"Comment {number}", hand))
    strokes.sort(key=lambda one: one.page)
    return drawn(data, strokes, pen=pen, chance=chance), truth


def _in_box(
    stretches: Sequence[Sequence[KnownWord]], chosen: Sequence[KnownWord]
) -> tuple[frozenset[Span], frozenset[Span]]:
    """Return the words whose middle is in one box round the chosen ones, and all that it touches.

    Who draws such a box over several lines says no more.
    """
    inside: set[Span] = set()
    touched: set[Span] = set()
    for page in {word.at.page for word in chosen}:
        boxes = [word.at.box for word in chosen if word.at.page == page]
        left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
        right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
        for word in (each for stretch in stretches for each in stretch if each.at.page == page):
            x0, y0, x1, y1 = word.at.box
            if left < (x0 + x1) / 2 < right and bottom < (y0 + y1) / 2 < top:
                inside.add(word.span)
            if x0 < right and x1 > left and y0 < top and y1 > bottom:
                touched.add(word.span)
    sure = {word.span for word in chosen} if len(inside) <= len(chosen) else inside
    known = {word.span for stretch in stretches for word in stretch}
    return frozenset(sure), frozenset(touched | {(-1, -1)} | (sure & known))


def _feet(words: Sequence[PageWord], dossier: Dossier) -> list[tuple[str, list[PageWord]]]:
    """Return the printed words of those notes whose words are found whole at the foot of a page."""
    found = []
    said = [word.word for word in words]
    for each in dossier.notes:
        own = each.words.split()
        places = [at for at in range(len(said)) if said[at : at + len(own)] == own] if own else []
        if len(places) == 1:
            found.append((each.id, list(words[places[0] : places[0] + len(own)])))
    return found


def read_back(data: bytes, dossier: Dossier, *, attached: bool) -> tuple[Comment, ...]:
    """Return the comments of a marked PDF, by its attachment or by the text that the library has."""
    if attached:
        found = returned(data, "x.pdf")
        assert found is not None
        return found.comments
    notes = {
        each.id: LeftNote(each.id, each.words, each.colour, each.author, each.spans) for each in dossier.notes
    }
    return comments_on(data, "x.pdf", [Left(dossier.cable_id, dossier.text, notes)])[0]


def compare(
    name: str, text: str, truth: Mapping[str, Truth], comments: Sequence[Comment], count: Count
) -> None:
    """Count the highlights that are on exactly their words, those with a doubt, and those on wrong ones."""
    found: dict[str, list[Comment]] = {}
    for one in comments:
        found.setdefault(one.key.rstrip("+"), []).append(one)
    words = [span for _, span in tokens(text)]
    for key, wanted in truth.items():
        count.asked += 1
        some = found.get(key, [])
        spans = [span for one in some for span in one.spans]
        got = {word for word in words if any(_share(text, word, span) for span in spans)}
        doubts = sorted({one.doubt for one in some if one.doubt})
        if wanted.note:
            right = bool(some) and {one.on for one in some} == {wanted.note}
            strange = not right
        else:
            more = got - wanted.wanted - wanted.allowed
            # One box over several lines also touches words that poppler and difflib could not tell us.
            strange = bool(more) and (-1, -1) not in wanted.allowed
            right = wanted.wanted <= got and not strange and not any(one.on for one in some)
        if right:
            count.right += 1
            continue
        count.by_hand[wanted.hand] += 1
        said = wanted.note or " ".join(text[start:end] for start, end in sorted(wanted.wanted))
        count.told.append(
            f"{name} {key} {wanted.hand} {doubts}: {said!r} came as {[one.quote for one in some]}"
        )
        count.doubtful += bool(doubts)
        count.wrong += not doubts and strange
        count.lost += not doubts and not strange


def _share(text: str, word: tuple[int, int], span: tuple[int, int]) -> bool:
    """Tell whether a span has letters of a word, not only the marks at its ends."""
    start, end = max(word[0], span[0]), min(word[1], span[1])
    part = text[start:end] if start < end else ""
    return bool(part.strip(".,;:!?()[]“”'\"，。…") or (part and part == text[slice(*word)]))


def _rows(count: Count, seconds: float, how: str) -> list[Row]:
    share = 100 * count.right / max(1, count.asked)
    wrong = f"highlights {how}, on wrong words without a doubt"
    return [
        Row(
            "pdf-comments", f"{count.asked} highlights {how}, on exactly these words", RIGHT, share, "%",
            share / RIGHT, f">= {RIGHT} %", share >= RIGHT,
        ),
        Row("pdf-comments", wrong, 0, count.wrong, "", float(count.wrong), "0", count.wrong == 0),
        Row("pdf-comments", f"reading them, {how}", 0, seconds * 1000, "ms", 0.0, "-", None),
    ]  # fmt: skip
