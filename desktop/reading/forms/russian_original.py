"""Ciphered telegrams of the Soviet Foreign Ministry and General Staff in Russian, 1940s to 1960s."""

import re

from desktop.reading.draft import Draft
from desktop.reading.form import Example, Form
from desktop.reading.intake import Span
from desktop.reading.language import Language
from desktop.reading.lines import Line
from desktop.reading.original import is_in, read_in


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_OFFICE = r"(?:министерств|управлени|отдел|штаб|посольств|комитет|совет)"
RUSSIAN = Language(
    letter=re.compile("[А-Яа-яЁё]"),
    labels={
        "originator": _words(r"(?:откуда|от\sкого|отправитель|из)\s?:\s?"),
        "addressees": _words(r"(?:куда|кому|адресат|адрес)\s?:\s?"),
        "precedence": _words(r"(?:категория\s)?срочност[ьи]\s?:\s?"),
        "classification": _words(r"(?:гриф|степень\sсекретности)\s?:\s?"),
        "subject": _words(r"(?:тема|содержание|предмет|касается)\s?:\s?"),
        "receipt_number": _words(r"вх(?:одящий)?\.?\s?(?:№|n)\s?"),
        "cable_number": _words(r"исх(?:одящий)?\.?\s?(?:№|n)\s?"),
        "date": _words(r"(?:дата|число)\s?:\s?"),
        "signatory": _words(r"(?:подпись|подписал|п/п)\s?:?\s?"),
    },
    marks={
        "precedence": _words(
            r"(?:(?:весьма|крайне|очень)\s)?срочно|вне\sочереди|внеочередн(?:ая|о)|молния|воздух"
        ),
        "classification": _words(
            r"сов(?:ершенно|\.)\s?секретно|(?:строго\s)?секретно|особ(?:ая\sпапка|ой\sважности)"
            r"|для\sслужебного\sпользования"
        ),
    },
    stage=_words(
        r"(?<!\w)(?P<word>(?:получен|принят|отправлен|передан|послан|расшифрован|зашифрован|отпечатан|напечатан"
        r"|разослан|сдан|доложен|переведен|зарегистрирован)[аоы]?|поступил[аои]?)(?!\w)"
    ),
    first=True,
    headed=False,
    listed=_words(
        r"(?:рассылка|разослано|послано|копии|расчет\sрассылки|экземпляры"
        r"|(?:отпечатано|напечатано)(?:\sв)?\s\d{1,3}\sэкз\w*\.?)\s?(?:тт\.|т\.т\.)?\s?:\s?(?:тт?\.\s?)?"
    ),
    total=_words(r"[;,.\s(]*(?:всего|итого)\s?[:—–-]?\s?(?P<n>\d{1,3})(?:\s?экз\w*)?[.)]*$"),
    count=_words(
        r"\s?(?:\(\s?(\d{1,3})(?:\s?экз\.?)?\s?\)|[-–—]\s?(\d{1,3})(?:\s?экз\.?)?|\s(\d{1,3})\s?экз\.?)$"
    ),
    between=re.compile(r"[,;]\s{0,3}"),
    number=_words(
        r"(?:(?:шифрованная\s|шифр[-\s]?)?телеграмма\s)?(?:спец\.?\s)?(?:№|n[°o]?\.?)\s?(?P<value>\d[\w./-]{0,16})\.?"
    ),
    doer=re.compile(r"(?:^|[,:]|\s)\s?(?P<who>(?:[А-ЯЁ]\.\s?){0,2}[А-ЯЁ][а-яё-]{3,20})[\s.]*$"),
    sender=_words(
        r"из\s(?P<who>(?-i:[А-ЯЁ])[\w-]{2,24}(?:\s(?-i:[А-ЯЁ])[\w-]{2,24})?)(?:\.?|[\s.,]{1,3}№.{1,30})"
    ),
    address=re.compile(
        rf"(?!.{{0,40}}(?i:{_OFFICE}))(?P<whom>(?:(?i:тов(?:арищу)?)\.?\s|т\.\s)?[А-ЯЁ][А-ЯЁ.\s\[\]()-]{{2,40}})[.:]?"
        r"|(?i:тов(?:арищу)?)\.?\s(?P<who>[А-ЯЁ][\w.\s-]{2,40})[.:]?"
    ),
    name=re.compile(r"[А-ЯЁ][А-ЯЁ.\s-]{2,40}|(?:[А-ЯЁ]\.\s?){0,2}[А-ЯЁ][а-яё-]{2,20}"),
    ended=re.compile(r"(?:\S{1,60}\s+){3}.*[.!?…:»\"]$"),
    no_field=_words(
        rf"(?:шифр(?:ованная\s|[-\s]?))?телеграмма|экз(?:емпляр|\.)?\s?(?:№|n)?\s?\d{{1,3}}|снятие\sкопий.{{0,30}}"
        rf"|копирование.{{0,30}}|.{{0,40}}{_OFFICE}.{{0,60}}|лично|специальная|серия\b.{{0,12}}"
    ),
)


def _is_russian(lines: list[Line]) -> bool:
    return is_in(RUSSIAN, lines)


def _read(draft: Draft, lines: list[Line]) -> Span:
    return read_in(RUSSIAN, draft, lines)


FORM = Form(
    name="Soviet ciphered telegrams in Russian, 1940s to 1960s",
    is_whole=_is_russian,
    read_whole=_read,
    examples=(
        Example(
            """ШИФРТЕЛЕГРАММА № 1309
СОВЕРШЕННО СЕКРЕТНО
Экз. № 2
Из Пекина
Получена 13.1.51 в 20 час. 05 мин.
Расшифрована 13.1.51 в 21:30, Морозов
Рассылка: Сталину - 2, Молотову - 1, Берии; всего 4 экз.
ФИЛИППОВУ
Ваше указание выполнено сегодня утром.
РОЩИН
13 января 1951 г.
""",
            {
                "date": "1951-01-13",
                "classification": "СОВЕРШЕННО СЕКРЕТНО",
                "originator": "Пекина",
                "addressees": ["ФИЛИППОВУ"],
                "cable_number": "1309",
                "signatory": "РОЩИН",
                "copies": [("Сталину", 2), ("Молотову", 1), ("Берии", None)],
                "verdict": "agrees",
                "when": [("Получена", "1951-01-13T20:05"), ("Расшифрована", "1951-01-13T21:30")],
                "message": "Ваше указание выполнено сегодня утром.",
            },
        ),
    ),
)
