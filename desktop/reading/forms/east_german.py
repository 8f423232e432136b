"""Letters, notes and telegrams of the East German Foreign Ministry and party, 1950s to 1980s, in translation.

An address block and "Dear Comrade ...!" instead of a To line; place and date on one line; "2 x Department" as
counts of copies.
"""

from desktop.reading.form import Example, Form

FORM = Form(
    name="East German letters and notes, 1950s to 1980s",
    words={
        "no field": (r"file\snote", r"note\sfor\sthe\sfile", r"b\se\sr\sl\si\sn"),
        "classification": (
            r"(?:personal|private)\s(?:and|/)\sconfidential",
            r"confidential\s(?:service|official)\smatter",
            r"(?:secret|confidential)\s(?:government|party)\smatter",
            r"parteiinternes\smaterial",
            r"vertrauliche\sdienstsache",
        ),
    },
    examples=(
        Example(
            """September 01, 1975
Report from the GDR Embassy in the DPRK
GDR Embassy to the DPRK
Pyongyang, 1 September, 1975
Confidential!
Copies: 1 x Minister, 2 x Department
Ministry for Foreign Affairs
Comrade Helmut Liebermann
B e r l i n
Dear Comrade Liebermann!
Thanks are given.
""",
            {
                "date": "1975-09-01",
                "originator": "GDR Embassy to the DPRK",
                "addressees": ["Comrade Helmut Liebermann"],
                "copies": [("Minister", 1), ("Department", 2)],
                "classification": "Confidential!",
                "message": "Dear Comrade Liebermann!\nThanks are given.",
            },
        ),
    ),
)
