"""Ciphergrams of the Polish Foreign Ministry, 1960s, in translation.

The deciphering office's stamps stand above the To line ("Came into the Deciphering Department on ..."), dates
have the month first, and the day may be an editor's guess in brackets. Marks follow the addressee's name.
"""

from desktop.reading.form import Example, Form

FORM = Form(
    name="Polish ciphergrams, 1960s",
    words={
        "classification": (r"eyes\sonly", r"of\sspecial\s(?:importance|significance)"),
    },
    examples=(
        Example(
            """October 27, 1962
Telegram from Polish Embassy in Havana (Jeleń), 27 October 1962
Ciphergram No. 15909
From Havana dispatched on 10.27.1962 at 18:00 and it was received at 10.27 at 22:35
Came into the Deciphering Department on 10.27 [28?].1962 at 16:00
To: [Director General Jerzy] MICHALOWSKI, Urgent, EYES ONLY
From: [Ambassador Boleslaw] JELEN1
Only fragments are known.
""",
            {
                "date": "1962-10-27",
                "precedence": "Urgent",
                "originator": "[Ambassador Boleslaw] JELEN1",
                "addressees": ["[Director General Jerzy] MICHALOWSKI"],
                "cable_number": "15909",
                "when": [
                    ("Dispatched", "1962-10-27T18:00"),
                    ("Received", "1962-10-27T22:35"),
                    ("Came into the Deciphering Department", "1962-10-27T16:00"),
                ],
                "message": "Only fragments are known.",
            },
        ),
    ),
)
