"""Many cables entered at once, and taken back: prepared in one process, written in another."""
