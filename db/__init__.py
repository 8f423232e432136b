"""The ground floor: what a cable is and how it is kept. No Qt and no user-facing sentences here."""
