"""What the options of single formats are called."""

from __future__ import annotations

from desktop.messages.words import tr


def option_label(name: str) -> str:
    """Return the label of an option; every option of the table of formats has one (tested)."""
    return _options()[name][0]


def value_label(name: str, value: str) -> str:
    """Return what a value of an option is called; one without words is shown as it is."""
    return _options().get(name, ("", {}))[1].get(value, value)


def known_options() -> frozenset[str]:
    """Return the options that have words."""
    return frozenset(_options())


def _options() -> dict[str, tuple[str, dict[str, str]]]:
    return {
        "index": (
            tr("Index of names"),
            {"volumes": tr("In volumes"), "always": tr("Always"), "never": tr("Never")},
        ),
        "table": (
            tr("Table"),
            {
                "notes": tr("Notes"),
                "distribution": tr("Distribution"),
                "stages": tr("Transcription stages"),
                "header": tr("Header fields"),
                "cables": tr("Cables"),
            },
        ),
        "separator": (
            tr("Between the cells"),
            {"comma": tr("Comma"), "semicolon": tr("Semicolon"), "tab": tr("Tab")},
        ),
    }
