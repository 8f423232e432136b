"""File in, records out: each reader is `read(data, name) -> Intake`. No Qt."""
