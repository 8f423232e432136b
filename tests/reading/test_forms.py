"""Every form reads its own examples as it says, and is found without being named anywhere."""

import pytest

from desktop.reading.contract import to_contract
from desktop.reading.form import KINDS, Example, Form
from desktop.reading.form_registry import all_forms, words_of
from desktop.reading.plain import read

EXAMPLES = [
    pytest.param(form, example, id=f"{form.name} {n}")
    for form in all_forms()
    for n, example in enumerate(form.examples, 1)
]


@pytest.mark.parametrize(("form", "example"), EXAMPLES)
def test_an_example_is_read_as_it_says(form: Form, example: Example) -> None:
    told = to_contract(read(example.text.encode(), "x.txt"))
    listed = told["distribution"]
    told |= {
        "copies": [(entry["recipient"], entry["copies"]) for entry in listed["entries"]],
        "verdict": listed["verdict"],
        "when": [(stage["stage"], stage["when"]) for stage in told["stages"]],
        "message": told["text"][slice(*told["body"])],
    }
    assert {key: told[key] for key in example.says} == dict(example.says), form.name


def test_every_form_has_an_example_and_a_name_of_its_own() -> None:
    assert all(form.examples for form in all_forms())
    assert len({form.name for form in all_forms()}) == len(all_forms())


def test_the_words_of_every_form_are_asked_for() -> None:
    for form in all_forms():
        for kind, words in form.words.items():
            assert kind in KINDS
            assert set(words) <= set(words_of(kind))
