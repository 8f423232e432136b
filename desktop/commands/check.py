"""`chancery check [CABLE...]`: what does not add up, is out of order, leads nowhere, or is to be decided."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

from db.cable_state import CableState
from db.merging.asked import Question, open_questions
from db.referring.dead import dead_references
from db.store import Store
from desktop.commands import library
from desktop.commands.output import put_json, say
from desktop.messages.findings import stage_remarks, verdict_sentence
from desktop.messages.questions import question_facts
from desktop.messages.references import dead_reference
from desktop.messages.words import plural, tr


@dataclass(frozen=True, slots=True)
class Checked:
    """A cable with a sentence for each list, stage and cross-reference with which something is wrong.

    `questions` are those that merges left open.
    """

    id: str
    cable_number: str
    called: str
    distribution: tuple[str, ...]
    stages: tuple[str, ...]
    references: tuple[str, ...]
    questions: tuple[str, ...] = ()

    @property
    def findings(self) -> tuple[str, ...]:
        """All sentences."""
        return (*self.distribution, *self.stages, *self.references, *self.questions)

    def as_json(self) -> dict[str, object]:
        """Return the contract's object."""
        return {
            "id": self.id,
            "cable_number": self.cable_number or None,
            "distribution": list(self.distribution),
            "stages": list(self.stages),
            "references": list(self.references),
            "questions": list(self.questions),
        }


def run(arguments: argparse.Namespace) -> int:
    """Print a sentence for each finding; 1 where there is one."""
    with library.opened(arguments) as store:
        named = [library.find_cable(store, words) for words in arguments.cables]
        ids = list(dict.fromkeys(named)) if named else [row.id for row in store.cables()]
        asked = store.read(open_questions)
        checked = [_check(store, store.cable_state(cable), asked) for cable in ids]
    found = any(each.findings for each in checked)
    if arguments.json:
        put_json([each.as_json() for each in checked])
        return int(found)
    for each in checked:
        for sentence in each.findings:
            say(tr("{cable}: {sentence}", cable=each.called, sentence=sentence))
    if not found:
        say(plural(len(checked), "{n} cable checked, nothing found.", "{n} cables checked, nothing found."))
    return int(found)


def _check(store: Store, state: CableState, asked: Sequence[Question]) -> Checked:
    stages, handled = state.stages_in_order(), state.handling()
    counts = [state.count(each) for each in state.distributions_in_order()]
    number = state.value("cable number")
    return Checked(
        state.cable.id,
        number,
        number or state.value("title") or state.cable.file_name or state.cable.id,
        tuple(
            tr("Distribution: {words}.", words=verdict_sentence(count))
            for count in counts
            if count.verdict == "differs"
        ),
        tuple(words for index, words in stage_remarks(stages, handled) if index in handled.impossible),
        tuple(dead_reference(state, each) for each in store.read(dead_references, state)),
        tuple(
            tr("Changed on both sides of a merge, to be decided: {what}.", what=question_facts(one))
            for one in asked
            if one.cable == state.cable.id
        ),
    )
