"""TEI P5 files, above all the volumes of the Foreign Relations of the United States: text, notes, facts."""
