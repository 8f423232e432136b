"""What was deleted: seen, taken out again, or deleted for good."""
