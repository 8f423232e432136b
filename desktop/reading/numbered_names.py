"""Names of a distribution list with the numbers of their copies before them.

"Copies: 1 - Stalin, 2 - Molotov" tells which copy each was given, not how many: numbers that count from one.
"""

import re

_NUMBER_OF_COPY = re.compile(r"\s?(?P<n>\d{1,3})\s?[-–—.)]\s?(?=[\w\[(])")
_NUMBERED_IN_LINE = re.compile(r"(?:^|\s{1,8})(?P<n>\d{1,2})[.)]\s{1,3}(?=\S)")
_FEWEST = 2


def without_numbers(text: str, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the places without the numbers of copies in "1 - Stalin, 2 - Molotov, 3 - Vyshinsky"."""
    numbers = [_NUMBER_OF_COPY.match(text, start, stop) for start, stop in places]
    counting = len(places) >= _FEWEST and all(
        number is not None and number["n"] == str(n) for n, number in enumerate(numbers, 1)
    )
    if not counting and len(places) == 1:
        # "1. Comrade Bolz  2. Comrade Handke  3. File"
        marks = list(_NUMBERED_IN_LINE.finditer(text, *places[0]))
        if len(marks) >= _FEWEST and all(m["n"] == str(n) for n, m in enumerate(marks, 1)):
            ends = [*(mark.start() for mark in marks[1:]), places[0][1]]
            return [(mark.end(), end) for mark, end in zip(marks, ends, strict=True)]
    if not counting:
        return places
    return [(number.end(), stop) for number, (_, stop) in zip(numbers, places, strict=True) if number]
