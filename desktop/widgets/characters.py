"""The characters of the palette: those that names in cables need and keyboards lack."""

from __future__ import annotations

import unicodedata

from desktop.messages.words import tr

_GROUPS = {
    "Korean": "ŏ ŭ Ŏ Ŭ ʻ ʼ",
    "pinyin": "ā á ǎ à ē é ě è ī í ǐ ì ō ó ǒ ò ū ú ǔ ù ü ǖ ǘ ǚ ǜ Ā Á Ǎ Ē É Ě Ō Ū Ü",
    "Europe": "ă â î ș ț ş ţ ł ą ę ć ń ś ź ż č š ž ě ř ů ý ő ű đ ð þ ø å æ œ ß ç ñ ã õ ä ö ğ ı İ Ł Š Ž Č Ö",
    "marks": "– — “ ” ‘ ’ „ « » ‹ › … · • † ‡ § ¶ ° × ± № ′ ″ ½ ¼ ¾ © ® € £ ¥ ¡ ¿ ᵃ ¹ ² ³",
    "Cyrillic": "А Б В Г Д Е Ё Ж З И Й К Л М Н О П Р С Т У Ф Х Ц Ч Ш Щ Ъ Ы Ь Э Ю Я"
    " а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я і ї є ґ",
    "Greek": "Α Β Γ Δ Ε Ζ Η Θ Ι Κ Λ Μ Ν Ξ Ο Π Ρ Σ Τ Υ Φ Χ Ψ Ω"
    " α β γ δ ε ζ η θ ι κ λ μ ν ξ ο π ρ σ ς τ υ φ χ ψ ω ά έ ή ί ό ύ ώ",
}


def groups() -> list[tuple[str, list[str]]]:
    """Return the title and the characters of each group, in the order in which they are shown."""
    titles = {
        "Korean": tr("Korean (McCune–Reischauer)"),
        "pinyin": tr("Pinyin"),
        "Europe": tr("European letters"),
        "marks": tr("Punctuation and signs"),
        "Cyrillic": tr("Cyrillic"),
        "Greek": tr("Greek"),
    }
    return [
        (titles[name], list(dict.fromkeys(characters.split()))) for name, characters in _GROUPS.items()
    ] + [(tr("Spaces"), ["\u00a0", "\u202f", "\u2011"])]


def name_of(character: str) -> str:
    """Return a character's Unicode name in lower case, or its code point where it has none."""
    name = unicodedata.name(character, "")
    return name.lower() if name else f"U+{ord(character):04X}"


def find(words: str) -> list[str]:
    """Return the characters whose name has all these words, those of the palette first; at most 120.

    The character itself finds itself, and "U+1E25" or "1E25" the one with that code point.
    """
    terms = words.upper().split()
    if not terms:
        return []
    found: dict[str, None] = {}
    if len(words.strip()) == 1:
        found[words.strip()] = None
    number = terms[0].removeprefix("U+") if len(terms) == 1 else ""
    if 2 <= len(number) <= 6 and all(c in "0123456789ABCDEF" for c in number):
        point = int(number, 16)
        if point < 0x110000 and unicodedata.category(chr(point))[0] not in "C":
            found[chr(point)] = None
    ours = (c for _, characters in groups() for c in characters)
    for character in (*ours, *_named()):
        name = unicodedata.name(character, "")
        if name and all(term in name for term in terms):
            found[character] = None
            if len(found) >= 120:
                break
    return list(found)


def _named() -> list[str]:
    """Return the letters and signs of Latin, Greek and Cyrillic, phonetics and punctuation."""
    stretches = ((0xA1, 0x530), (0x1D00, 0x2070), (0x2070, 0x2200), (0x2C60, 0x2C80), (0xA720, 0xA7D0))
    return [
        chr(point)
        for first, end in stretches
        for point in range(first, end)
        if unicodedata.category(chr(point))[0] in "LPSN"
    ]
