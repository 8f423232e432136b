"""The panel *Header*: title, date, precedence and numbers, each with the words it was read from."""

from desktop.panels.header.panel import HeaderPanel

__all__ = ["HeaderPanel"]
