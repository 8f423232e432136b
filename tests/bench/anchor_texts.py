"""The texts under the notes: the sample cable, real minutes, and made ones in many scripts.

The made ones differ with the seed; so does the stretch that is taken of a long text in a folder that is
given. Each kind of text is there for what makes places hard to tell: boilerplate, short lines, no spaces,
right-to-left letters, combining marks, letters beyond the first plane.
"""

from __future__ import annotations

import html
import random
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

from tests.bench.made import made_text

REPOSITORY = Path(__file__).resolve().parents[2]
SIZE = 24_000
"""Code points of one text at most."""
BOILERPLATE = (
    "The Ministry of Foreign Affairs presents its compliments and has the honour to state that the above "
    "is reported for information; a copy has been sent to the Second Asian Department, please confirm."
)
_HAN = "外交部大使館電報朝鮮邊境居民越境人數政府措施困難關於問題請示中國同志會談意見轉報公安委員會領導"
_HANGUL = "조선외무성대사관전보국경주민월경정부대책문제중국동지회담의견보고공안위원회지도"
_ARABIC = "وزارة الخارجية السفارة برقية الحدود السكان الحكومة التدابير المحادثات التقرير اللجنة إلى من في على"
_HEBREW = "משרד החוץ השגרירות מברק הגבול התושבים הממשלה הצעדים הפליטים השיחות הדיווח הוועדה אל של על כי את"
_MARKED = "Việt Nam đồng chí đại sứ quán biên giới chính phủ hội đàm ý kiến báo cáo ủy ban của và trong với"
_ASTRAL = "𠮷野 家 𡈽 方 𝔐𝔦𝔫 𐍂𐌿𐌽𐌰 😀 cable the to of 📎 report 𝟙𝟚 border"
_NAMES = "Chen Zhang Hui Zeng Gromov Kim Pak Qiao Molotov Zorin Roshchin Ivanov Petrov Kuznetsov Fyodorov"
_UNITS = (
    "General Office|Protocol Department|Second Asian Department|Consular Department|Archive|Premier’s Office"
)


def texts(seed: int, folder: Path | None = None) -> dict[str, str]:
    """Return the texts to edit, by name; those of a folder of .txt, .xml and .html files among them."""
    chance = random.Random(f"texts {seed}")
    found = {"sample": _read(next((REPOSITORY / "resources" / "sample").glob("*.txt")))}
    for path in sorted((Path(__file__).parent / "texts").glob("*.txt")):
        found[path.stem[11:]] = _stretch(_read(path), chance)
    if folder is not None:
        found.update(_of_folder(folder, chance))
    for name, make in _MADE.items():
        found[name] = make(chance)
    return found


def _of_folder(folder: Path, chance: random.Random) -> dict[str, str]:
    found = {}
    small = []
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".txt", ".xml", ".html"} and path.is_file():
            words = _read(path)
            if len(words) >= 4000:
                found[path.stem[:20]] = _stretch(words, chance)
            elif len(words) >= 300:
                small.append((path.stem[:20], words))
    return {**found, **dict(chance.sample(small, min(3, len(small)))), **_joined(small)}


def _joined(small: list[tuple[str, str]]) -> dict[str, str]:
    return {"many small ones": "\n".join(words for _, words in small)[:SIZE]} if len(small) > 3 else {}


def _read(path: Path) -> str:
    words = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix != ".txt":
        words = html.unescape(re.sub(r"<[^>]*>", "", words))
        words = re.sub(r"[ \t]*\n[ \t]*", "\n", words)
        words = re.sub(r"(?<=\S)\n(?=\S)", " ", words)
        words = re.sub(r"\n{2,}", "\n", words).strip()
    return words


def _stretch(words: str, chance: random.Random) -> str:
    if len(words) <= SIZE:
        return words
    at = chance.randrange(len(words) - SIZE)
    return words[at : at + SIZE]


def _cables(chance: random.Random) -> str:
    return made_text(SIZE, chance.randrange(10**6))


def _boilerplate(chance: random.Random) -> str:
    paragraphs = _cables(chance).split("\n")
    for at in range(len(paragraphs) - 1, 0, -3):
        paragraphs.insert(at, BOILERPLATE)
    return "\n".join(paragraphs)


def _short_lines(chance: random.Random) -> str:
    """Return lists as cables have them: many lines that are like one another, and many that are the same."""
    lines = []
    for number in range(60):
        lines += [f"No. {chance.randint(100, 999)}/{number}", "Distribution:", f"May {number % 31 + 1}, 1961"]
        names = chance.sample(_NAMES.split(), 5)
        lines += [f"{at + 1}. {chance.choice(('Comrade ', ''))}{name}" for at, name in enumerate(names)]
        lines += [f"{unit} ({chance.randint(1, 3)})" for unit in chance.sample(_UNITS.split("|"), 3)]
        lines += [made_text(100, chance.randrange(10**6)).split("\n")[0][:160], "Yes.", "* * *"]
    return "\n".join(lines)


def _telegram(chance: random.Random) -> str:
    """Return a teleprinter's text: capitals, lines of 69 letters, numbered paragraphs, page heads."""
    parts = []
    for number, paragraph in enumerate(_cables(chance).upper().split("\n"), 1):
        words = f"{number}. {paragraph}"
        while len(words) > 69:
            cut = max(words.rfind(" ", 0, 69), 40)
            parts.append(words[:cut])
            words = words[cut + 1 :]
        parts.append(words + "\n")
        if number % 6 == 0:
            parts += ["CONFIDENTIAL", f"PAGE {number // 6:02} STATE 133602  121643Z", "\n"]
    return "\n".join(parts)


def _of_letters(letters: str) -> Callable[[random.Random], str]:
    """Return a maker of texts without spaces: words of one to three letters, some of them frequent."""

    def made(chance: random.Random) -> str:
        words = ["".join(chance.choices(letters, k=chance.choice((1, 2, 2, 2, 3)))) for _ in range(400)]
        paragraphs = []
        for _ in range(90):
            row = chance.choices(words, k=chance.randint(20, 120))
            for at in range(7, len(row), 9):
                row[at] += chance.choice("，。、")
            paragraphs.append("".join(row) + "。")
        return "\n".join(paragraphs)[:SIZE]

    return made


def _of_words(words: str) -> Callable[[random.Random], str]:
    def made(chance: random.Random) -> str:
        known = words.split()
        letters = [letter for word in known for letter in _with_marks(word)]
        known += ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(600)]
        weights = [1 / (rank + 3) for rank in range(len(known))]  # few words are many of a text
        rows = [" ".join(chance.choices(known, weights, k=chance.randint(10, 60))) + "." for _ in range(90)]
        return "\n".join(rows)[:SIZE]

    return made


def _with_marks(word: str) -> list[str]:
    """Return the letters of a word, each with its marks."""
    return re.findall(r".[\u0300-\u036f]*", word)


_MADE: dict[str, Callable[[random.Random], str]] = {
    "made": _cables,
    "boilerplate": _boilerplate,
    "short lines": _short_lines,
    "telegram": _telegram,
    "Han": _of_letters(_HAN),
    "Hangul": _of_letters(_HANGUL),
    "Arabic": _of_words(_ARABIC),
    "Hebrew": _of_words(_HEBREW),
    "marks": _of_words(unicodedata.normalize("NFD", _MARKED)),
    "astral": _of_words(_ASTRAL),
}
