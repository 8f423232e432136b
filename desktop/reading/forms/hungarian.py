"""Reports and ciphered telegrams of the Hungarian Foreign Ministry, 1950s to 1980s, in translation.

"Produced in 6 copies for:" heads a list with dashes, or "To the Center: three copies" tells the counts; the
office's ladder (ministry, division, branch, person) stands above; dates have the year first.
"""

from desktop.reading.form import Example, Form

FORM = Form(
    name="Hungarian Foreign Ministry reports, 1950s to 1980s",
    words={
        "label of subject": (r"in\sthe\smatter\sof",),
        "heading of list": (r"given\sto", r"(?:to\sbe\s)?seen\sby", r"handed\sto"),
        "no field": (
            r"(?:reference|ref)\.?\s?(?:number|no\.?)?\s?:.{0,60}",
            r"of\sthe\s(?:report|telegram|letter|cable)\s(?:prepared|sent|written|received)\sby\s.{3,80}",
            r"c\so\sp\sy",
            r"(?:administrator|rapporteur|executor|desk\sofficer|written\sby|prepared\sby)\s?:.{1,60}",
        ),
    },
    examples=(
        Example(
            """July 1, 1972
Report from Etre Sándor, 'Korean interest in a visit'
MINISTRY OF FOREIGN AFFAIRS
Regional Division IV
Etre Sándor
TOP SECRET!
Produced in 3 copies for:
- Comrade Puja
- Pyongyang
- Department
Record
Subject: Korean interest in a visit
On June 29 the delegation left.
Budapest, 1972 July 1.
""",
            {
                "date": "1972-07-01",
                "classification": "TOP SECRET!",
                "subject": "Korean interest in a visit",
                "copies": [("Comrade Puja", None), ("Pyongyang", None), ("Department", None)],
                "verdict": "agrees",
                "message": "On June 29 the delegation left.",
            },
        ),
    ),
)
