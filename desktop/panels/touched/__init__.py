"""The panel of what a correction touches: every note and value on words that changed, moved or are gone."""

from desktop.panels.touched.panel import TouchedPanel

__all__ = ["TouchedPanel"]
