"""What cites a cable: data for Zotero and its kin (CSL-JSON, RIS, BibTeX), and citations in words."""
