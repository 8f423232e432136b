"""What the archive's title tells of a cable's sides."""

import pytest

from desktop.reading.contract import to_contract
from desktop.reading.plain import read


@pytest.mark.parametrize(
    ("title", "line", "whom"),
    [
        ("Telegram, Chodorek to Morski (Warsaw)", "Morski\nUrgent", "Morski"),
        ("Telegram, Maneli to SPASOWSKI-MORSKI", "Spasowski - Morski", "Spasowski - Morski"),
        (
            "Report from Zhang to Zhou Enlai",
            "Immediately send it to the others for reading and then return it.\nPremier [Zhou Enlai]:",
            "Premier [Zhou Enlai]",
        ),
    ],
)
def test_a_name_that_the_title_gives_for_the_recipient_is_the_addressee(
    title: str, line: str, whom: str
) -> None:
    page = f"October 29, 1962\n{title}\n{line}\nOn the 22nd the talk was long.\n"
    found = to_contract(read(page.encode(), "x.txt"))
    assert found["addressees"] == [whom]
    assert found["text"][slice(*found["body"])] == "On the 22nd the talk was long."


@pytest.mark.parametrize(
    ("title", "sender"),
    [
        ("Cable from the People's Committee to Defend Peace", "People's Committee to Defend Peace"),
        ("Cable from the Embassy in Cuba, 'On the Crisis'", "Embassy in Cuba"),
        ("Cable, Party Committee to Zhou Enlai", "Party Committee"),
    ],
)
def test_the_sender_of_a_title_keeps_his_apostrophe_and_purpose(title: str, sender: str) -> None:
    found = to_contract(read(f"October 29, 1962\n{title}\nThe talk was long.\n".encode(), "x.txt"))
    assert found["originator"] == sender
