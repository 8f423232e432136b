"""Telegrams of the Romanian Foreign Ministry, 1960s to 1980s, in translation.

Every field has its label; the date may carry the hour, or how far the place's clock differs. The archive's
heading repeats urgency, classification and number where the telegram itself leaves them out.
"""

from desktop.reading.form import Example, Form

FORM = Form(
    name="Romanian Foreign Ministry telegrams, 1960s to 1980s",
    words={
        "label of precedence": (r"urgency\sdegree", "regime"),
        "precedence": ("flash", "regular"),
        "label of classification": ("character",),
    },
    examples=(
        Example(
            """February 7, 1973
Telegram from Pyongyang to Bucharest, SECRET, Urgent, No. 061.041
TELEGRAM
Sender: Pyongyang
CLASSIFICATION: SECRET
Urgent
Date: 07.02.1973/-08:00
No.: 061.041
To: Comrade Deputy Minister, Constantin Oancea
A first secretary said that talks are taking place.
Signed: Dumitru Popa
""",
            {
                "date": "1973-02-07",
                "precedence": "Urgent",
                "classification": "SECRET",
                "originator": "Pyongyang",
                "addressees": ["Comrade Deputy Minister, Constantin Oancea"],
                "cable_number": "061.041",
                "signatory": "Dumitru Popa",
                "message": "A first secretary said that talks are taking place.",
            },
        ),
        Example(
            """September 24, 1977
Telegram 066738 from the Romanian Embassy in Pyongyang to the Romanian Ministry of Foreign Affairs
TELEGRAM 066738
To: the Romanian Ministry of Foreign Affairs
From: the Romanian Embassy in Pyongyang
Classification: Secret
The deputy minister recounted a journey.
""",
            {
                "cable_number": "066738",
                "addressees": ["Romanian Ministry of Foreign Affairs"],
                "originator": "Romanian Embassy in Pyongyang",
                "classification": "Secret",
            },
        ),
    ),
)
