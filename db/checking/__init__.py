"""Is everything what was stored? Checksums, records against their history, anchors against texts."""
