"""The panel *Distribution*: who got how many copies, and whether the list agrees with its stated total."""

from desktop.panels.distribution.panel import DistributionPanel

__all__ = ["DistributionPanel"]
