"""Telegrams of the United States Department of State, 1973 to 1979, as the National Archives publish them.

Their grammar is their own from the first line to the last and is read by the room `telegram`.
"""

from desktop.reading.form import Example, Form
from desktop.reading.telegram.whole import is_telegram, read_telegram

FORM = Form(
    name="State Department telegrams, 1973-1979",
    is_whole=is_telegram,
    read_whole=read_telegram,
    examples=(
        Example(
            """CONFIDENTIAL
PAGE 01 SAIGON 13753 01 OF 04 301426Z
51
ACTION EA-10
INFO OCT-01 ISO-00 SS-15
SSO-00 /026 W
--------------------- 037513 /43
O R 301250Z OCT 74
FM AMEMBASSY SAIGON
TO SECSTATE WASHDC IMMEDIATE 9933
INFO AMEMBASSY BANGKOK
CIA
C O N F I D E N T I A L SECTION 1 OF 4 SAIGON 13753
E.O. 11652: GDS
TAGS: PINT
SUBJ: WEEKLY REPORT
1. THE WORDS ARE CUT AT THE END OF A PA-
CONFIDENTIAL
CONFIDENTIAL
PAGE 02 SAIGON 13753 01 OF 04 301426Z
GE.
<< END OF DOCUMENT >>
""",
            {
                "date": "1974-10-30",
                "precedence": "O R",
                "classification": "CONFIDENTIAL",
                "originator": "AMEMBASSY SAIGON",
                "addressees": ["SECSTATE WASHDC"],
                "info_addressees": ["AMEMBASSY BANGKOK", "CIA"],
                "cable_number": "SAIGON 13753",
                "subject": "WEEKLY REPORT",
                "copies": [("EA", 10), ("OCT", 1), ("ISO", 0), ("SS", 15), ("SSO", 0)],
                "verdict": "agrees",
            },
        ),
        Example(
            """SECRET PAGE 01 STATE 193370 ORIGIN SS-30 INFO OCT-01 ISO-00 031 R DRAFTED BY EA/VN:O.A.PERSON
APPROVED BY EA/VN:O.A.PERSON --------------------- 020476 P 041353Z SEP 74 FM SECSTATE WASHDC TO AMEMBASSY
SAIGON PRIORITY S E C R E T STATE 193370 EXDIS E.O. 11652:GDS TAGS: PFOR, VS SUBJECT: A CALL 1. SUMMARY. ALL
ON FEW LINES.
""",
            {
                "date": "1974-09-04",
                "precedence": "P",
                "classification": "SECRET",
                "addressees": ["AMEMBASSY\nSAIGON"],
                "cable_number": "STATE 193370",
                "subject": "A CALL",
                "copies": [("SS", 30), ("OCT", 1), ("ISO", 0)],
                "verdict": "agrees",
                "when": [("Drafted", None), ("Approved", None)],
                "message": "1. SUMMARY. ALL\nON FEW LINES.",
            },
        ),
    ),
)
