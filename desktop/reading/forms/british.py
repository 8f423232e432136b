"""Telegrams of the British Foreign Office, 1940s to 1970s.

"FROM WASHINGTON TO FOREIGN OFFICE" on one line; "D." and "R." are the moments of dispatch and receipt; posts
that it is repeated to, and offices with advance copies.
"""

import re

from desktop.reading.dates import find_dates
from desktop.reading.draft import Draft, RawStage
from desktop.reading.form import Example, Form
from desktop.reading.lines import Line
from desktop.reading.times import find_time

_STAMP = re.compile(r"\(?(?P<word>[DR])(?:\.|:|\))\s{0,3}:?\s{0,3}(?=\d|[A-Z][a-z]{2,8}\s\d)")


def read_stamps(draft: Draft, lines: list[Line], i: int) -> int:
    """Add the stage of a line such as "D. 2.14 a.m. 23 October, 1962"."""
    line = lines[i]
    match = _STAMP.match(line.text) if len(line.text) < 60 else None
    dates = find_dates(line.text, match.end()) if match else []
    if match is None or len(dates) != 1:
        return 0
    date = dates[0]
    time = find_time(line.text, match.end(), len(line.text), (date.start, date.end))
    if time is None:
        return 0
    word = draft.found(line.start + match.start("word"), line.start + match.end("word"))
    draft.stages.append(
        RawStage(word, None, line.start, line.end, date.moved(line.start), time.moved(line.start))
    )
    return 1


FORM = Form(
    name="British Foreign Office telegrams, 1940s to 1970s",
    rules=(read_stamps,),
    words={
        "precedence": ("emergency",),
        "classification": ("guard", r"uk\seyes\s[a-c]", "covering\\s(?:secret|confidential)"),
        "heading of list": (r"advance\scopies(?:\sto)?",),
        "no field": (
            r"en\sclair",
            r"cypher(?:/\w{1,10})?(?:\sand\sby\sbag)?",
            r"(?:foreign\soffice|departmental|cabinet)\s(?:secret\s)?(?:and\s)?(?:whitehall\s)?distribution",
            r"addressed\sto\s.{3,60}\btelegram\s(?:no|number)\.?\s?\d.{0,60}",
        ),
    },
    examples=(
        Example(
            """Telegram from the British Embassy in Washington to the Foreign Office, 22 October 1962
FROM WASHINGTON TO FOREIGN OFFICE
No. 2636
22 October, 1962
D. 2.14 a.m. 23 October, 1962
R. 2.52 a.m. 23 October, 1962
EMERGENCY
TOP SECRET
Repeated for information to: UKMIS New York, Ottawa and Paris
The mood here is grave.
""",
            {
                "originator": "WASHINGTON",
                "addressees": ["FOREIGN OFFICE"],
                "info_addressees": ["UKMIS New York", "Ottawa", "Paris"],
                "cable_number": "2636",
                "date": "1962-10-22",
                "precedence": "EMERGENCY",
                "classification": "TOP SECRET",
                "when": [("D", "1962-10-23T02:14"), ("R", "1962-10-23T02:52")],
                "message": "The mood here is grave.",
            },
        ),
    ),
)
