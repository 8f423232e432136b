"""Cipher dispatches of the Czechoslovak Foreign Ministry, 1950s to 1960s, in translation.

Labelled stamps above the message; the signing ambassador's name bears the telegram's own serial.
"""

from desktop.reading.form import Example, Form

FORM = Form(
    name="Czechoslovak cipher dispatches, 1950s and 1960s",
    words={
        "no field": (r"cipher\s(?:dispatch|despatch|telegram)(?:\s(?:received|sent))?", r"incoming\scipher"),
        "label of precedence": (r"degree\sof\surgency",),
    },
    examples=(
        Example(
            """September 20, 1968
Telegram from the Czechoslovak Embassy in Pyongyang
CIPHER DISPATCH RECEIVED
From: Pyongyang
No.: 7/68
Sent: 20.9.1968 at 14.30
Received: 20. 9. 1968, 19.05 hours
Urgency: very urgent
Distribution: President, Minister (2)
The reception took place without speeches.
HOLUB 142
""",
            {
                "originator": "Pyongyang",
                "cable_number": "7/68",
                "precedence": "very urgent",
                "copies": [("President", None), ("Minister", 2)],
                "when": [("Sent", "1968-09-20T14:30"), ("Received", "1968-09-20T19:05")],
                "message": "The reception took place without speeches.",
            },
        ),
    ),
)
