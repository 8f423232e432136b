"""A colleague's library merged: what it would do, how it is done, and the questions that it leaves."""
