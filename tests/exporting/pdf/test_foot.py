"""Notes stand at the foot of the page of their mark, also where lines bear several marks."""

import random
from io import BytesIO

import pytest
from pikepdf import Pdf

from desktop.exporting.dossier import Dossier
from desktop.exporting.pdf import foot
from desktop.exporting.pdf.page_data import page_data
from desktop.exporting.pdf.template import as_json, compile_pages
from tests.exporting.cables import ALL_KINDS, MOMENT, note, pdf_bytes, plain
from tests.exporting.taken_apart import page_words


def _dense(seed: int) -> Dossier:
    """Return a cable of some pages whose every name is different and bears a note of chance length."""
    chance = random.Random(seed)
    names = [f"Name{number:03}x" for number in range(90)]
    text = ""
    for name in names:
        text += name + " went " + "over the border and back " * chance.randrange(0, 9)
        text += chance.choice(["", "", ".\n", ".\n\n"])
    return plain(
        text,
        *(
            note(
                text,
                "footnote",
                name,
                f"On {name}: " + "as is told elsewhere " * chance.randrange(0, 30),
                number=at,
            )
            for at, name in enumerate(names, start=1)
        ),
    )


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_note_begins_on_the_page_of_its_mark(seed: int) -> None:
    pages = page_words(pdf_bytes(_dense(seed)))
    assert len(pages) > 4
    for at in range(90):
        name = f"Name{at:03}x"
        (mark,) = [number for number, page in enumerate(pages) if name + str(at + 1) in page]
        assert f"On {name}:" in pages[mark].replace("\n", " "), name


def test_there_are_cables_where_that_takes_another_attempt() -> None:
    """Where no cable were late by itself, the remedy could go."""
    late = 0
    for seed in (1, 2, 3):
        data = as_json(page_data(_dense(seed), ALL_KINDS).data)
        with Pdf.open(BytesIO(compile_pages(data, MOMENT))) as pages:
            late += len(foot.late_marks(pages))
    assert late
