"""Headings and endings in the forms of archives' pages, read by rules that hold for all."""

import pytest

from desktop.reading.contract import to_contract
from desktop.reading.plain import read

Told = dict[str, object]

PAGE = "October 29, 1962\nTelegram to try a heading\n"
CASES: list[tuple[str, Told]] = [
    ("Ministry, FPRY\nSending: Havana\nNo. 249", {"originator": "Havana", "cable_number": "249"}),
    (
        "FROM THE DELEGATION OF BRAZIL AT THE ORGANIZATION OF AMERICAN STATES -- WASHINGTON",
        {"originator": "DELEGATION OF BRAZIL AT THE ORGANIZATION OF AMERICAN STATES -- WASHINGTON"},
    ),
    ("No. 56 228 29 October 1962, Beijing", {"cable_number": "56 228", "date": "1962-10-29"}),
    ("Confidential 1:30 pm", {"classification": "Confidential"}),
    ("Bucharest 2010 hrs\nNo. 12 285", {"originator": "Bucharest", "cable_number": "12 285"}),
    ("Flash Telegram [Fulger]", {"precedence": "Flash"}),
    ("Place of origin: Havana, Cuba\nNumber: 317", {"originator": "Havana, Cuba", "cable_number": "317"}),
    (
        "Received: 30.X.1962, 14.20\nDeciphered: C. Ionescu, 30.X. 15.00",
        {"when": [("1962-10-30T14:20", None), ("1962-10-30T15:00", "C. Ionescu")]},
    ),
    (
        "Received at 22:40 on 29 October 1962\nTranslated by Hung at 23:50",
        {"when": [("1962-10-29T22:40", None), ("1962-10-29T23:50", "Hung")]},
    ),
    (
        "Received at 22:40 on 29 October 1962\nTranslated by Hung at 01:50",
        {"when": [("1962-10-29T22:40", None), (None, "Hung")]},
    ),
    (
        "Received 13:20 29.X.1962 Passed to deciphering 13:30 Deciphered at 14:05",
        {
            "when": [
                ("1962-10-29T13:20", None),
                ("1962-10-29T13:30", "deciphering"),
                ("1962-10-29T14:05", None),
            ]
        },
    ),
    (
        "From PYONGYANG 29.X.1962. 13 hrs. 40 min. No. 2321",
        {"originator": "PYONGYANG", "cable_number": "2321", "date": "1962-10-29"},
    ),
    ("Degree of secrecy: Absolute secret", {"classification": "Absolute secret"}),
    (
        "Document No. : UKW-0318\nDate & Time : 62.10.29. 18:20",
        {"cable_number": "UKW-0318", "date": "1962-10-29"},
    ),
    (
        "Foreign Ministry, copied to the Inner Mongolia Party Committee:",
        {"addressees": ["Foreign Ministry"], "info_addressees": ["Inner Mongolia Party Committee"]},
    ),
    ("RECEIVED\n12 022", {"receipt_number": "12 022"}),
    (
        "[To the] Party Committee and the Foreign Office: (Top Secret)",
        {"addressees": ["Party Committee", "Foreign Office"], "classification": "Top Secret"},
    ),
    ("To: Xinjiang […]", {"addressees": ["Xinjiang"]}),
    ("To: CC PLA (Comrade A), MFA", {"addressees": ["CC PLA (Comrade A)", "MFA"], "info_addressees": []}),
    ("Dispatch rec’d from: PYONGYANG", {"originator": "PYONGYANG"}),
    ("Second class urgent", {"precedence": "Second class urgent"}),
    ("No. 1443\n29 October 1962   11.20", {"cable_number": "1443", "receipt_number": None}),
    (
        "Citation:\n“A telegram,” October 29, 1962\nSummary:\nHe reports.\nContents:\nEnglish HTML\nNo. 7",
        {"cable_number": "7", "title": "Telegram to try a heading"},
    ),
    (
        "(1) Urgent\n(2) Number: Lai 1021\n(3) Issued at: 13:40, 29 October; arrived at: 03:00, 30 October",
        {
            "precedence": "Urgent",
            "cable_number": "Lai 1021",
            "when": [("1962-10-29T13:40", None), ("1962-10-30T03:00", None)],
        },
    ),
    ("No. 54.367 from 29 October 1962, Beijing", {"cable_number": "54.367", "date": "1962-10-29"}),
    (
        "RECEIVED: 29 October 1962, hour 16:30\nDECIPHERED: I.B., hour 17:10",
        {"when": [("1962-10-29T16:30", None), ("1962-10-29T17:10", "I.B.")]},
    ),
    (
        "Top secret. Two copies to addressees.\nReceived 29/X 10:50 a.m., sent to the Secretariat 11:30 a.m.",
        {"when": [("1962-10-29T10:50", None), ("1962-10-29T11:30", "Secretariat")]},
    ),
    ("EXTREMELY URGENT T", {"precedence": "EXTREMELY URGENT"}),
    (
        "(This record has not been examined)\nConfidential\nTime: 29 October 1962\nLocation: the Ministry",
        {"classification": "Confidential", "originator": None},
    ),
    ("FROM THE JOURNAL OF\nN. V. ROSHCHIN", {"originator": None}),
    ("from Beijing, on Oct 29th, 1962", {"originator": "Beijing", "date": "1962-10-29"}),
    (
        "To: [Minister] RAPACKI, IMMEDIATELY",
        {"addressees": ["[Minister] RAPACKI"], "precedence": "IMMEDIATELY"},
    ),
    (
        "File No. :                Date :  291200\nTo     :  Ambassador to Japan\nFrom   :  Minister",
        {"addressees": ["Ambassador to Japan"], "originator": "Minister"},
    ),
    (
        "FOREIGN MINISTRY | Top Secret! Produced in 3 copies for: - Comrade A - Comrade B - Pyongyang |",
        {
            "classification": "Top Secret!",
            "copies": ["Comrade A", "Comrade B", "Pyongyang"],
            "total": 3,
        },
    ),
    (
        "To the bureaus of all provincial, municipal and regional committees with copies to the districts:",
        {
            "addressees": ["bureaus of all provincial, municipal and regional committees"],
            "info_addressees": ["districts"],
        },
    ),
    (
        "To the Public Security Bureaus of Liaoning, Jilin and Inner Mongolia, and the Ministry of Trade:",
        {
            "addressees": [
                "Public Security Bureaus of Liaoning, Jilin and Inner Mongolia",
                "Ministry of Trade",
            ]
        },
    ),
    ("Telegram ct 372/79 dated 29 October", {"cable_number": "ct 372/79", "date": "1962-10-29"}),
    ("File: (58) Ai Zi No. 118", {"cable_number": "(58) Ai Zi No. 118"}),
    ("Ref. 02/1104\nSecret. Ex. No 1", {"cable_number": "02/1104", "classification": "Secret"}),
    ("Ciphered Confidential No. 225/229", {"classification": "Confidential", "cable_number": "225/229"}),
    ("Cryptogram No. 17599, from Budapest, on 30 October 1962", {"originator": "Budapest"}),
    ("Table of copies\nComrade A - ex. no. 1\nFile - ex. no. 2", {"copies": ["Comrade A", "File"]}),
    ("Made out in copies: 1 - A, 2 - B, 3 - a/a", {"copies": ["A", "B", "a/a"]}),
    ("[CC: Mao, Zhou (3), file; 5 copies]", {"copies": ["Mao", "Zhou", "file"], "total": 5}),
    (
        "Distributed: 29 October, 15:30 hours to 14 recipients",
        {"copies": [], "when": [("1962-10-29T15:30", None)]},
    ),
    ("Deciphered: the 29th of October, 18:05, by Orlova", {"when": [("1962-10-29T18:05", "Orlova")]}),
    ("Registered: 38.224 / 29.X.1962, 23.50", {"when": [("1962-10-29T23:50", None)]}),
    (
        "From…Hanoi……dispatched on 10.29.62 at 1700 hours…received on 10.29.62 at 11:20 hours…",
        {"originator": "Hanoi", "when": [("1962-10-29T17:00", None), ("1962-10-29T11:20", None)]},
    ),
    (
        "Came in to the Decoding Department…10.29.62 at 14:20 hours…",
        {"when": [("1962-10-29T14:20", "Decoding Department")]},
    ),
    (
        "Secret! By courier\nLegation of the\nRepublic of Bulgaria\nWashington DC\nOutgoing Nr. C 561",
        {"originator": "Legation of the\nRepublic of Bulgaria"},
    ),
    ("From: Pyongyang\nCom. Stawiarski", {"addressees": ["Com. Stawiarski"]}),
    ("[Translator’s note: Distribution prohibited\nCopy No. 59", {"copies": []}),
    ("From: DIPL\nMexico, D. F., 29 October 1962", {"originator": "DIPL", "subject": None}),
    (
        "Sent to: India\nResponse No.\nDispatch No. 1108\nCopied to: […]\nSubject:\n[To the] Party Office:",
        {"cable_number": "1108", "subject": None, "copies": [], "addressees": ["India", "Party Office"]},
    ),
    (
        "Special no. 550\nIssuing No. 8600\nDestination: PEKING  To Whom: SovAmbassador",
        {"cable_number": "8600", "receipt_number": None, "addressees": ["SovAmbassador"]},
    ),
    (
        "From…N. Delhi…..dispatched on 10.29. at 10:00 hours……..",
        {"originator": "N. Delhi", "when": [("1962-10-29T10:00", None)]},
    ),
    (
        "Embassy in Cuba along with all other embassies and consulates,",
        {"addressees": ["Embassy in Cuba along with all other embassies and consulates"]},
    ),
    (
        "Cable Received by the Ministry of Foreign Affairs\nUrgent - From the Korea Desk - No (62) 395",
        {"precedence": "Urgent", "originator": "Korea Desk", "cable_number": "(62) 395", "stages": []},
    ),
    ("Already Forwarded to: Mao, Liu, Chen Yi, Su [Yu]", {"copies": ["Mao", "Liu", "Chen Yi", "Su [Yu]"]}),
    (
        "Prepared in: 24 copies\nReceived by: members of the Politburo,\nComrade Pulai and\nImre Hollai",
        {"copies": ["members of the Politburo", "Comrade Pulai", "Imre Hollai"], "total": 24},
    ),
    ("Warsaw: 1962–10–\nMINISTRY OF INTERNAL AFFAIRS", {"stages": []}),
    ("Embassy Pyongyang, 29.X.1962\nin Korea TOP SECRET\nNOTE", {"classification": "TOP SECRET"}),
    (
        "Pyongyang, 29 th October, 1962\n[handwriting] No. 2421/top secret/62",
        {"cable_number": "2421/top secret/62", "subject": None},
    ),
]
ENDINGS: list[tuple[str, Told]] = [
    ("Budapest, 1962 October 29\nSzabo F.\nHead of Department", {"signatory": "Szabo F."}),
    ("29.10.62 ROSHCHIN\nSpravka: no. 48 (from no. 837) of Oct 13.", {"signatory": "ROSHCHIN"}),
    (
        "29.X.62 SHTYKOV\nSent to: A, B, C, Dept. (2)\nTrue copy: [signature]",
        {"signatory": "SHTYKOV", "total": None},
    ),
    ("Seen by\nComrade A\nComrade B", {"copies": ["Comrade A", "Comrade B"]}),
    ("Ministry of Trade\nMinistry of Defense\n29 October 1962", {"signatory": "Ministry of Defense"}),
    ("/ss/ Aurel Duma", {"signatory": "Aurel Duma"}),
    (
        "A. MIKOYAN\n29.X.62\nPrinted 29.X.62, 14-30 hours. Copies: 25\nCorrect: [signature]",
        {"signatory": "A. MIKOYAN"},
    ),
    ("29/X/62 A. DOBRYNIN\n1 The text is unclear.\n2 Possibly another.", {"signatory": "A. DOBRYNIN"}),
    ("29.X.62 A. DOBRYNIN\n[Source: an archive, translated from a copy.]", {"signatory": "A. DOBRYNIN"}),
    (
        "1st Secretary\nJarck\nCC:\n1x ZK, IV\n1x Embassy",
        {"signatory": "Jarck", "copies": ["ZK, IV", "Embassy"]},
    ),
    ("John Brown\nSecretary", {"signatory": "John Brown"}),
    ("Sent 2 copies\n1 - to Comrade A\n2 - to file", {"copies": ["Comrade A", "file"], "total": 2}),
    ("Signed\nFlorea Dumitrescu", {"signatory": "Florea Dumitrescu"}),
    ("Washington, 29 October 1962\nChargé d’Affaires a.i.:\n(K. Shterev)", {"signatory": "K. Shterev"}),
    (
        "Embassy in Korea\n[Seal:] Embassy of the Republic\nOctober 29, 1962",
        {"signatory": "Embassy in Korea"},
    ),
    ("ROSHCHIN\n[1] The ambassador.\n[2] His deputy.", {"signatory": "ROSHCHIN"}),
    ("Embassy in Egypt, October 29", {"signatory": "Embassy in Egypt"}),
    ("Ministry of Trade\nCopy to: - A\n- B", {"copies": ["A", "B"], "signatory": "Ministry of Trade"}),
    ("VAN ROIJEN 874", {"signatory": "VAN ROIJEN"}),
    ("/-/ WILLMANN", {"signatory": "WILLMANN"}),
    (
        "Distribution (5): Bac, Than, Van, Office (2)",
        {"copies": ["Bac", "Than", "Van", "Office"], "total": 5},
    ),
    (
        "Printed in 9 copies: Nos. 1-3 to the Presidium; No. 4 to V. Molotov; Nos. 5-9 to file",
        {"copies": ["the Presidium", "V. Molotov", "file"], "total": 9},
    ),
    ("[-] Chodorek\nNo. 203", {"signatory": "Chodorek"}),
    (
        "Embassy in Korea\n29 October 1962\nIt asks for aid.\nDocument Information\nTranslated by C. Kraus.",
        {"signatory": "Embassy in Korea"},
    ),
    ("DEL RIO\n510599\nfb", {"signatory": "DEL RIO"}),
    ("No. 1154/sh.\n13 September of this year", {"cable_number": "12"}),
    ("Reams\n64. W. Sterling Cole, of New York.\n65. F. Edward Hébert.", {"signatory": "Reams"}),
    ("Grew\n98a. The envoy in Italy.\n99. Of another post.", {"signatory": "Grew"}),
    ("Grew\n- The spokesman at Hong Kong.↩", {"signatory": "Grew"}),
    ("Acheson\n1. Telegram 1053 reported the talk.", {"signatory": "Acheson"}),
    ("1. In telegram 416, not printed, Brown told of it.\n2. See telegram 456.", {"signatory": None}),
    ("JOSÉ MARIA DINIZ RUIZ DE GAMBOA", {"signatory": "JOSÉ MARIA DINIZ RUIZ DE GAMBOA"}),
    ("-/-/ Maneli\nNo. 50", {"signatory": "Maneli"}),
    ("To be seen by\nComrade Szabó F.\nComrade T–si", {"copies": ["Comrade Szabó F.", "Comrade T–si"]}),
    ("[Signed] Moldt\n[Ewald Moldt]", {"signatory": "Moldt"}),
    ("29/10-62. Roshchin\n——————\nx/ A pseudonym.", {"signatory": "Roshchin"}),
    ("Pavlíček 12", {"signatory": "Pavlíček"}),
    ("Wang Bingnan\n12:00 noon, 29 October [1962]", {"signatory": "Wang Bingnan"}),
    ("BASTIAN PINTO\nReceived by: […]3", {"signatory": "BASTIAN PINTO", "stages": []}),
]


def told(words: str) -> Told:
    found = to_contract(read((PAGE + words).encode(), "x.txt"))
    listed = found["distribution"]
    return found | {
        "copies": [entry["recipient"] for entry in listed["entries"]],
        "when": [(stage["when"], stage["by"]) for stage in found["stages"]],
        "total": listed["stated_total"],
        "message": found["text"][slice(*found["body"])],
    }


@pytest.mark.parametrize(("heading", "says"), CASES)
def test_a_heading(heading: str, says: Told) -> None:
    found = told(f"{heading}\nThe talk lasted for an hour and was calm.\n")
    assert {key: found[key] for key in says} == says
    assert found["message"] == "The talk lasted for an hour and was calm."


@pytest.mark.parametrize(("ending", "says"), ENDINGS)
def test_an_ending(ending: str, says: Told) -> None:
    found = told(f"No. 12\nTo the Foreign Ministry:\nThe talk was long.\nIt went well.\n{ending}\n")
    assert {key: found[key] for key in says} == says
    assert found["message"] == "The talk was long.\nIt went well."


def test_a_total_above_and_its_list_below_are_one() -> None:
    found = told(
        "3 copies\nNo. 7\nHe asked for the talk.\nEverhartz\nDistributor:\n1 copy MfAA\n2 copies Embassy\n"
    )
    assert (found["copies"], found["total"]) == (["MfAA", "Embassy"], 3)
    assert found["message"] == "He asked for the talk."


def test_points_at_the_end_of_a_message_are_no_footnotes() -> None:
    points = "Our Conclusions\n1. See our telegram.\n2. The papers were not found."
    page = f"{PAGE}No. 12\nTo the Foreign Ministry:\nThe talk was long. He told me this:\n{points}\n"
    found = to_contract(read(page.encode(), "x.txt"))
    assert found["text"][slice(*found["body"])].endswith(points)
