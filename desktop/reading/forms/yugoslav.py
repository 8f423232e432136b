"""Telegrams of the Yugoslav Foreign Ministry, 1950s and 1960s, in translation: labels with their values."""

from desktop.reading.form import Example, Form

FORM = Form(
    name="Yugoslav Foreign Ministry telegrams, 1950s and 1960s",
    words={
        "label of sender": (r"(?:embassy|mission|consulate)\s(?:in|to|at)", "sending"),
        "label of date": ("time",),
    },
    examples=(
        Example(
            """Telegram from Yugoslav Embassy in Havana (Vidaković) to Yugoslav Foreign Ministry
TELEGRAM
Embassy in: HAVANA
Time: 26 October 1962 at 16.30
STRICTLY CONFIDENTIAL
No. 498
Received: 27 October 1962 at 08.20
Processed: 27 October 1962 at 9.00
We spoke to the president for an hour.
""",
            {
                "originator": "HAVANA",
                "date": "1962-10-26",
                "classification": "STRICTLY CONFIDENTIAL",
                "cable_number": "498",
                "when": [("Received", "1962-10-27T08:20"), ("Processed", "1962-10-27T09:00")],
                "message": "We spoke to the president for an hour.",
            },
        ),
    ),
)
