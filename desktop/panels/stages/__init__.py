"""The panel *Transcription stages*: when the cable was received, proofread, copied, and what lay between."""

from desktop.panels.stages.panel import StagesPanel

__all__ = ["StagesPanel"]
