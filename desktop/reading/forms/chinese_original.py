"""Cables of the Chinese Foreign Ministry in Chinese, 1950s and 1960s.

Labels with wide colons; stamps with the moment before the word ("5月12日18时收到") or behind it;
the list of who gets copies ends in how many were printed.
"""

import re

from desktop.reading.draft import Draft
from desktop.reading.form import Example, Form
from desktop.reading.intake import Span
from desktop.reading.language import Language
from desktop.reading.lines import Line
from desktop.reading.original import is_in, read_in

_HAN = "[\u3400-\u9fff]"
_COLON = r"\s?[:：]\s?"
_HEADS = "部|使馆|领馆|委|办|局|会|厅|院|室|中央|总理|同志|主席|大使|部长|书记|省|区"


def _label(words: str) -> re.Pattern[str]:
    return re.compile(rf"[\[【]?(?:{words})[\]】]?{_COLON}")


CHINESE = Language(
    letter=re.compile(_HAN),
    labels={
        "originator": _label("发电单位|发电|发自|发报|发文单位|發電單位|發自|来电单位"),
        "addressees": _label("收报|收报单位|收电|收电单位|主送|致|受文者|收文单位|收報"),
        "precedence": _label("等级|级别|缓急|电报等级|紧急程度|等級"),
        "classification": _label("密级|机密等级|密級"),
        "subject": _label("标题|题目|事由|主题|標題"),
        "receipt_number": _label("收文号?|收电号?|收报号|登记号"),
        "cable_number": _label("编号|发电号|电报号|文号|字号|发文号?"),
        "date": _label("日期|发电日期|时间|年月日"),
        "signatory": _label("签发|签署|署名"),
    },
    marks={
        "precedence": re.compile("特急(?:提前)?|特提|加急|火急|急件|平急|限时(?:送达)?|提前|急"),
        "classification": re.compile("绝密|極密|极密|机密|機密|秘密|内部"),
    },
    stage=re.compile(
        "(?P<word>收到|收悉|发出|译出|抄出|校对|校毕|印出|印发|打印|打字|送出|到达|译|校|抄|印|收|发|到)(?!\\w)"
    ),
    first=False,
    headed=True,
    listed=re.compile(
        rf"[\[【]?(?:抄送|抄报|抄发|分送|分发|发送|印发|送达|本件分送|发送单位|分发单位)[\]】]?{_COLON}"
    ),
    total=re.compile(r"[，,。；;\s（(]*(?:共印|共计|合计|共|印|计)\s?(?P<n>\d{1,3})\s?份[。.)）]*$"),
    count=re.compile(r"\s?(?:[（(]\s?(\d{1,3})\s?份?\s?[)）]|[-—–]\s?(\d{1,3})\s?份?|(\d{1,3})\s?份)$"),
    between=re.compile(r"[、，,；;]\s{0,3}"),
    number=re.compile(
        rf"(?P<value>(?:[（(〔\[]?\d{{2,4}}[)）〕\]]?\s?)?{_HAN}{{0,8}}第?\s?\d{{1,6}}(?:[-/]\d{{1,4}})?\s?[号號])"
    ),
    doer=re.compile(rf"(?P<who>{_HAN}{{1,10}}(?:部|馆|局|处|室|厅|台))"),
    sender=re.compile(rf"(?:发自)?(?P<who>驻{_HAN}{{1,12}}[使领]馆)(?:来电|来报)"),
    address=re.compile(
        rf"(?P<whom>(?:{_HAN}|[、，（）()\[\]]){{1,60}}(?:{_HEADS})(?:并{_HAN}{{2,20}})?)\s?[:：]"
    ),
    name=re.compile(rf"(?:{_HAN}|[（）()\[\]]){{1,24}}(?:{_HEADS}|代办|司|党委|省委)|{_HAN}{{2,3}}"),
    ended=re.compile("[。！？；：…][”』」]?$"),
    no_field=re.compile(
        f"{_HAN}{{0,8}}(?:发电|收电|来电|去电|电报|收报|发报)(?:稿|纸)?|副本|抄件|第\\d{{1,3}}份|不准翻印|阅后.{{2,10}}"
    ),
)


def _is_chinese(lines: list[Line]) -> bool:
    return is_in(CHINESE, lines)


def _read(draft: Draft, lines: list[Line]) -> Span:
    return read_in(CHINESE, draft, lines)


FORM = Form(
    name="Chinese Foreign Ministry cables in Chinese, 1950s and 1960s",
    is_whole=_is_chinese,
    read_whole=_read,
    examples=(
        Example(
            """外交部收电
发电单位：朝鲜
等级：加急
（61）辰字第593号
1961年5月12日18时收到
抄送：总理办公室（2）、公安部、办公厅3份，共印6份
我国朝鲜族越境问题
外交部、公安部：
外相约见乔大使，谈到越境问题。
驻朝使馆
1961年5月12日
""",
            {
                "date": "1961-05-12",
                "precedence": "加急",
                "originator": "朝鲜",
                "addressees": ["外交部", "公安部"],
                "cable_number": "（61）辰字第593号",
                "subject": "我国朝鲜族越境问题",
                "signatory": "驻朝使馆",
                "copies": [("总理办公室", 2), ("公安部", None), ("办公厅", 3)],
                "verdict": "agrees",
                "when": [("收到", "1961-05-12T18:00")],
                "message": "外相约见乔大使，谈到越境问题。",
            },
        ),
    ),
)
