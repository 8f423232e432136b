"""Radiograms and letters of the Albanian Foreign Ministry and party, 1950s to 1970s, in translation."""

from desktop.reading.form import Example, Form

FORM = Form(
    name="Albanian radiograms, 1950s to 1970s",
    words={
        "label of number": (r"prot(?:ocol)?\.?(?:\s?(?:no|nr)\.?)?",),
        "label of addressee": (r"destined\sto",),
        "no field": ("radiogram",),
    },
    examples=(
        Example(
            """Radiogram from the Albanian Embassy in Beijing
RADIOGRAM
SECRET
From Beijing
Date: 27.6.1960
Prot. No. 412
Addressed to: Central Committee of the Albanian Party of Labor
The ambassador spoke of the border.
Mihal Prifti
""",
            {
                "originator": "Beijing",
                "date": "1960-06-27",
                "classification": "SECRET",
                "cable_number": "412",
                "addressees": ["Central Committee of the Albanian Party of Labor"],
            },
        ),
    ),
)
