"""Whom a cable mentions goes into its dossier, and along with it, where that was chosen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from db.editing import name_edits
from desktop.exporting.choices import ExportChoices
from desktop.exporting.gather import gather
from tests.db.desk import Desk
from tests.db.naming.desk import mark


def test_names_with_their_mentions_by_kind_and_heading(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "a.chancery", "Moscow: Pak said that Chen and Pak agree.\n")
    pak = name_edits.new_name("person", "Pak Sŏng-ch’ŏl", dates="1913-2008", identify=True)
    second, first = mark(desk, pak, "Pak agree", "Pak said", is_new=True)
    mark(desk, name_edits.new_name("place", "Moscow", links=("https://sws.geonames.org/524901/",)), "Moscow",
         is_new=True)  # fmt: skip
    (chen,) = mark(desk, name_edits.new_name("person", "Chen Yi"), "Chen", is_new=True)
    dossier = gather(desk.state, ExportChoices())
    assert [(each.kind, each.heading) for each in dossier.names] == [
        ("person", "Chen Yi"),
        ("person", pak.name),
        ("place", "Moscow"),
    ]
    told = dossier.names[1]
    assert [(each.id, each.quotes) for each in told.mentions] == [
        (first.id, ("Pak said",)),
        (second.id, ("Pak agree",)),
    ]
    assert (told.identification, told.identified) == (f"{pak.name} (1913-2008).", first.id)
    assert {pak, chen, first, second} <= set(dossier.carried)
    without = gather(desk.state, replace(ExportChoices(), names=False))
    assert without.names == ()
    assert not {pak, chen, first} & set(without.carried)
    desk.store.close()
