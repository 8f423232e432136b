"""How well one language's alphabet explains the letters of a text beyond a to z.

A wrong one-byte encoding turns the letters of a language into those of several others: French read as
Central European has č, ű and ŕ side by side, which no language has.
"""

_ALPHABETS = tuple(
    frozenset(letters + letters.upper())
    for letters in (
        "àâæçéèêëîïôœùûüÿ",
        "äöüß",
        "áéíóúüñ¿¡ªº",
        "àáâãçéêíóôõúü",
        "àèéìíîòóùú",
        "åäöæøé",
        "áðéíóúýþæö",
        "ëïéèöü",
        "ąćęłńóśźż",
        "áčďéěíňóřšťúůýž",
        "áäčďéíĺľňóôŕšťúýž",
        "áéíóöőúüű",
        "ăâîșțşţ",
        "čćđšž",
        "çğıöşüâî",
        "āčēģīķļņšūž",
        "ąčęėįšųūž",
        "äõöüšž",
    )
)
_NO_LETTERS = frozenset("\u00a0“”„‘’‚«»‹›–—…°§№•·´`™©®€£¥\u00ad")


def explained(text: str) -> float:
    """Return the greatest share of the letters beyond ASCII that one alphabet has; 1.0 where there are none.

    Marks that any language writes (quotation marks, dashes, a degree sign) count for nothing.
    """
    counted: dict[str, int] = {}
    for sign in text:
        if sign > "\x7f" and sign not in _NO_LETTERS:
            counted[sign] = counted.get(sign, 0) + 1
    everything = sum(counted.values())
    if not everything:
        return 1.0
    best = max(sum(n for sign, n in counted.items() if sign in letters) for letters in _ALPHABETS)
    return best / everything
