"""Cables of the Chinese Foreign Ministry and Central Committee, 1950s and 1960s, in translation.

Above the message: urgency after "Level", the sending desk, the register's number, the list with a total, the
heading, the To line. Below it: the sending office, the date, and stamps two on a line with times as "0920".
"""

from desktop.reading.form import Example, Form

FORM = Form(
    name="Chinese Foreign Ministry cables, 1950s and 1960s",
    words={
        "label of precedence": (
            r"level(?:\sof\surgency)?",
            "grade",
            r"dispatch\slevel",
            r"class\sof\surgency",
        ),
        "label of subject": (r"re\s?subject", r"subject\sof\scable"),
        "no field": (
            r"(?:cable|telegram)\s(?:received|sent)\sby\sthe\s.{4,60}",
            r"security\srestricted.{0,60}",
            r"(?:location|place|venue|interpreters?|recorders?|note-?takers?|participants|present)\s?:.{1,80}",
            r"(?:people’?'?s\srepublic\sof\schina\s)?ministry\sof\sforeign\saffairs\scable",
        ),
        "precedence": (r"(?:extra|special|first|second)[\s-](?:rush|urgent)\s(?:cable|telegram)",),
    },
    examples=(
        Example(
            """May 12, 1961
Cable from the Chinese Embassy in North Korea, 'A Talk on the Border'
Level: Extra Urgent Advance
From the Korea Desk
No. Chen- 8/35
Foreign Ministry Received Chen-593
Distribution: Premier’s Office (2), Chen, Zhang, General Office (3). Total of 7 copies
A Talk on the Border
To the Ministry of Foreign Affairs and the Ministry of Public Security:
The minister called in the ambassador.
Chinese Embassy in [North] Korea
May 12, 1961
Received: May 12 at 1700 Proofread: May 13 at 0920
""",
            {
                "date": "1961-05-12",
                "precedence": "Extra Urgent Advance",
                "originator": "Korea Desk",
                "addressees": ["Ministry of Foreign Affairs", "Ministry of Public Security"],
                "cable_number": "Chen- 8/35",
                "receipt_number": "Chen-593",
                "subject": "A Talk on the Border",
                "signatory": "Chinese Embassy in [North] Korea",
                "copies": [("Premier’s Office", 2), ("Chen", None), ("Zhang", None), ("General Office", 3)],
                "verdict": "agrees",
                "when": [("Received", "1961-05-12T17:00"), ("Proofread", "1961-05-13T09:20")],
                "message": "The minister called in the ambassador.",
            },
        ),
        Example(
            """March 14, 1965
Cable from the Chinese Embassy in the Soviet Union to the Ministry of Foreign Affairs, ‘The Talks’
[Handwritten note] Requesting the department's immediate action
Ministry of Foreign Affairs Cable
Level: Special / From the Moscow Desk / Received (65) No. 780
The Talks
To the Ministry of Foreign Affairs:
On March 13th, the chairman spoke with us.
[Chinese] Embassy in the Soviet Union
14 March1965
""",
            {
                "precedence": "Special",
                "originator": "Moscow Desk",
                "receipt_number": "(65) No. 780",
                "addressees": ["Ministry of Foreign Affairs"],
                "signatory": "[Chinese] Embassy in the Soviet Union",
                "message": "On March 13th, the chairman spoke with us.",
            },
        ),
        Example(
            """December 31, 1962
Cable from the Chinese Foreign Ministry to the Embassy in Mongolia
Foreign Ministry Outgoing Cable
Total of 4 copies printed: Premier (1), Zhang (1), Archives (2)
To the Embassy in Mongolia:
The signing will be on the 26th.
Foreign Ministry
31 December
Sent: 31 December 2350 Copied: 1 January 0230
""",
            {
                "addressees": ["Embassy in Mongolia"],
                "copies": [("Premier", 1), ("Zhang", 1), ("Archives", 2)],
                "verdict": "agrees",
                "when": [("Sent", "1962-12-31T23:50"), ("Copied", "1963-01-01T02:30")],
                "signatory": "Foreign Ministry",
            },
        ),
    ),
)
