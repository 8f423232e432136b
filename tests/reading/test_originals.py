"""Headings in the language they were written in, and the dates of East Asian script."""

import pytest

from desktop.reading.contract import to_contract
from desktop.reading.dates import find_dates, whole_date
from desktop.reading.plain import read

CASES = [
    (
        """ТЕЛЕГРАММА
Откуда: Пекин
Кому: тов. Вышинскому
Вх. № 20757 от 14.10.50
СРОЧНО
Передана 14.10.50 в 7:45
Разослано: тт. Сталину (2), Молотову
Просим сообщить ваше мнение сегодня.
Рощин
""",
        {
            "originator": "Пекин",
            "addressees": ["тов. Вышинскому"],
            "receipt_number": "20757",
            "precedence": "СРОЧНО",
            "signatory": "Рощин",
            "copies": [("Сталину", 2), ("Молотову", None)],
            "when": [("Передана", "1950-10-14T07:45", None)],
            "message": "Просим сообщить ваше мнение сегодня.",
        },
    ),
    (
        """密级：绝密
收报：中央并国务院
等级：特急
事由：关于苏联学生
请即研究答复。
外交部
一九六五年三月五日
收到：3月5日18时 校对：3月6日9时20分
""",
        {
            "classification": "绝密",
            "addressees": ["中央并国务院"],
            "precedence": "特急",
            "subject": "关于苏联学生",
            "signatory": "外交部",
            "date": "1965-03-05",
            "when": [("收到", "1965-03-05T18:00", None), ("校对", "1965-03-06T09:20", None)],
            "message": "请即研究答复。",
        },
    ),
    (
        "外交部1961年5月12日下午6时收到\n来电已悉，5月9日我馆收到。\n",
        {"when": [("收到", "1961-05-12T18:00", "外交部")]},
    ),
]


@pytest.mark.parametrize(("text", "says"), CASES)
def test_an_original(text: str, says: dict[str, object]) -> None:
    found = to_contract(read(text.encode(), "x.txt"))
    found |= {
        "copies": [(entry["recipient"], entry["copies"]) for entry in found["distribution"]["entries"]],
        "when": [(stage["stage"], stage["when"], stage["by"]) for stage in found["stages"]],
        "message": found["text"][slice(*found["body"])],
    }
    assert {key: found[key] for key in says} == says


def test_a_line_that_no_label_names_is_told() -> None:
    text = "ТЕЛЕГРАММА\nИз Пекина\nДругие слова\nПросим сообщить ваше мнение сегодня.\n"
    intake = read(text.encode(), "x.txt")
    assert [doubt.words for doubt in intake.doubts if doubt.code == "line-not-read"] == ["Другие слова"]


@pytest.mark.parametrize(
    ("words", "reading"),
    [
        ("1961年5月12日", (1961, 5, 12)),
        ("一九六一年十二月廿五日", (1961, 12, 25)),
        ("昭和37年10月25日", (1962, 10, 25)),
        ("民国五十一年十月", (1962, 10, None)),
        ("1961년 5월 12일", (1961, 5, 12)),
        ("五月十二日", (None, 5, 12)),
        ("14 октября 1950 г.", (1950, 10, 14)),
    ],
)
def test_a_date(words: str, reading: tuple[int | None, ...]) -> None:
    written = whole_date(words)
    assert written is not None
    assert written.readings == (reading,)


def test_a_month_alone_is_no_date() -> None:
    assert find_dates("五月的会议 12") == []
