"""Names of months in the languages of the archives; English ones are known to `dates` itself.

Genitives are those that stand in dates ("12 maja", "5 марта").
"""

import re

# fmt: off
_NAMES = {
    "German": "januar februar märz april mai juni juli august september oktober november dezember",
    "French": (
        "janvier février mars avril mai juin "
        "juillet août septembre octobre novembre décembre"
    ),
    "Spanish": (
        "enero febrero marzo abril mayo junio "
        "julio agosto septiembre octubre noviembre diciembre"
    ),
    "Portuguese": (
        "janeiro fevereiro março abril maio junho "
        "julho agosto setembro outubro novembro dezembro"
    ),
    "Italian": (
        "gennaio febbraio marzo aprile maggio giugno "
        "luglio agosto settembre ottobre novembre dicembre"
    ),
    "Polish": (
        "stycznia lutego marca kwietnia maja czerwca "
        "lipca sierpnia września października listopada grudnia"
    ),
    "Czech": "ledna února března dubna května června července srpna září října listopadu prosince",
    "Hungarian": (
        "január február március április május június "
        "július augusztus szeptember október november december"
    ),
    "Romanian": (
        "ianuarie februarie martie aprilie mai iunie "
        "iulie august septembrie octombrie noiembrie decembrie"
    ),
    "Bulgarian": (
        "януари февруари март април май юни "
        "юли август септември октомври ноември декември"
    ),
    "Russian": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "Serbian": (
        "januara februara marta aprila maja juna "
        "jula avgusta septembra oktobra novembra decembra"
    ),
    "Albanian": "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor",
    "Finnish": (
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta "
        "heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta"
    ),
}
# fmt: on
MONTHS = {name: n for names in _NAMES.values() for n, name in enumerate(names.split(), 1)}
"""The number of each month's name, in small letters."""

PATTERN = "|".join(sorted(MONTHS, key=len, reverse=True))
"""All names as alternatives of a pattern, the longer first."""

_WORD = re.compile(r"[^\W\d_]{3,14}")
_LOOKED_AT = 2_000


def names_month(text: str, start: int, stop: int) -> bool:
    """Whether one of these names stands in `text[start:stop]`; much cheaper than searching for dates."""
    words = _WORD.findall(text, start, min(stop, start + _LOOKED_AT))
    return any(word.lower() in MONTHS for word in words)
