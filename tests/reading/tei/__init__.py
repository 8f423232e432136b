"""TEI: volumes of Foreign Relations and other editions."""
