"""`chancery merge OTHER`: a library of a colleague, a bundle or a file that came back, merged into ours."""

from __future__ import annotations

import argparse
from pathlib import Path

from db.merging.plan import Outline
from db.merging.planning import plan_merge
from db.merging.whole import merge_library
from desktop.backup_choices import backup_root
from desktop.commands import came_back, library
from desktop.commands.output import put_json, say
from desktop.messages.library_merge import merge_heading, merge_rows, merge_sentences, merged_sentence
from desktop.messages.words import tr
from desktop.settings import Settings


def run(arguments: argparse.Namespace) -> int:
    """Merge, or with --dry-run only tell what that would do; 1 where something is left to be decided."""
    other = Path(arguments.other)
    with library.opened(arguments) as store:
        path = store.path
        back = came_back.came_back(other, path)
        author = "" if arguments.dry_run else library.author(store)
    if back is not None:
        return came_back.run(arguments, back)
    if arguments.dry_run:
        plan, backup = plan_merge(path, other).outline(), None
    else:
        merged = merge_library(str(path), str(other), author, None, str(backup_root(Settings())), _unshown)
        plan, backup = merged.plan, merged.backup
    if arguments.json:
        put_json({**_as_json(plan), "merged": backup is not None, "backup": str(backup) if backup else None})
        return int(bool(plan.clashes))
    say(merge_heading(plan) if arguments.dry_run else merged_sentence(plan))
    for sentence in merge_sentences(plan):
        say(f"  {sentence}")
    for row in merge_rows(plan):
        say(f"{row.title}: {row.words}")
    if backup is not None:
        say(tr("The library as it was before lies in {path}.", path=backup))
    return int(bool(plan.clashes))


def _as_json(plan: Outline) -> dict[str, object]:
    return {
        "from": plan.whose,
        "same": plan.same,
        "counts": [
            {
                "cable": cable,
                "title": plan.titles.get(cable or ""),
                "kind": kind,
                "what": what,
                "count": count,
            }
            for (cable, kind, what), count in sorted(plan.counted.items(), key=str)
        ],
        "conflicts": [
            {
                "id": clash.id,
                "record": clash.record,
                "kind": clash.kind,
                "cable": clash.cable,
                "fields": list(clash.fields),
                "ours": clash.ours,
                "theirs": clash.theirs,
            }
            for clash in plan.clashes
        ],
        "same_names": [{"name": one.name, "ours": one.ours, "theirs": one.theirs} for one in plan.same_names],
        "same_text": [{"theirs": theirs, "ours": ours} for theirs, ours in (*plan.twins, *plan.doubled)],
        "orphans": [{"kind": kind, "id": name} for kind, name in plan.orphans],
    }


def _unshown(_share: float, _code: str) -> None:
    """Say nothing of how far it is: nobody is looking."""
