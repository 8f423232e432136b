"""What the user chose about backups: where they lie, how many are kept, how much room they may take."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.settings import Settings, data_folder

if TYPE_CHECKING:
    from db.backup.thinning import Policy

LATEST = (1, 10_000)
DAYS = (0, 36_500)
"""The bounds of what can be chosen."""


def backup_root(settings: Settings) -> Path:
    """Return the folder under which each library has its folder of backups ("backup_folder")."""
    chosen = settings.get("backup_folder")
    return Path(chosen) if isinstance(chosen, str) and chosen.strip() else data_folder() / "backups"


def backup_policy(settings: Settings) -> Policy:
    """Return how backups are thinned ("backup_latest", "backup_days", "backup_share" of the free disk).

    A value that makes no sense counts as not set: a slip in a settings file costs no backup.
    """
    from db.backup.thinning import Policy  # not needed for the first paint

    usual = Policy()
    latest, days = settings.get("backup_latest"), settings.get("backup_days")
    share = settings.get("backup_share")
    return Policy(
        latest if isinstance(latest, int) and LATEST[0] <= latest <= LATEST[1] else usual.latest,
        days if isinstance(days, int) and DAYS[0] <= days <= DAYS[1] else usual.days,
        float(share) if isinstance(share, int | float) and 0 < share <= 1 else usual.share,
    )
