"""Finds the forms: every module of the room `forms` with its `FORM`, in the order of their names."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from desktop.reading import forms
from desktop.reading.form import KINDS, Form, Rule


@cache
def all_forms() -> tuple[Form, ...]:
    """Return every form there is."""
    names = sorted(module.name for module in iter_modules(forms.__path__))
    found = tuple(import_module(f"{forms.__name__}.{name}").FORM for name in names)
    for form in found:
        unknown = set(form.words) - set(KINDS)
        if unknown:
            raise ValueError(f"{form.name}: nothing asks for the words {sorted(unknown)}")
    return found


@cache
def words_of(kind: str) -> tuple[str, ...]:
    """Return the words of this kind that the forms add, the longer first, so that none hides another."""
    words = {word for form in all_forms() for word in form.words.get(kind, ())}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def header_rules() -> tuple[Rule, ...]:
    """Return the rules of all forms for lines above the message."""
    return tuple(rule for form in all_forms() for rule in form.rules)


@cache
def closing_rules() -> tuple[Rule, ...]:
    """Return the rules of all forms for lines below the message."""
    return tuple(rule for form in all_forms() for rule in form.closing)


def alternatives(common: str, kind: str) -> str:
    """Return a pattern of the common alternatives with those of the forms before them."""
    return "|".join((*words_of(kind), common))
