"""TEI P5: text, notes, handling and distribution of cables, valid against TEI All, and back without loss."""
