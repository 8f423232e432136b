"""TEI that Chancery wrote, read back: the records under their ids, with what a person changed in it."""
