-- The third schema: which cable has which words, and the trash found without reading every note.
-- The index keeps no text of its own; a row of it is a text, the header, the recipients, or one note.
BEGIN IMMEDIATE;

CREATE VIRTUAL TABLE search USING fts5(
    text, header, recipients, notes,
    content='', tokenize="unicode61 remove_diacritics 2", prefix='2 3'
);

-- Cables (by their n) whose words are still to be put into the index; 0 stands for "all, from the start".
CREATE TABLE search_pending (
    cable INTEGER PRIMARY KEY
) STRICT;
INSERT INTO search_pending SELECT n FROM cable;
-- Cables whose row is still made of this text, which was corrected since.
CREATE TABLE search_stale (
    cable INTEGER PRIMARY KEY,
    text_sha256 TEXT NOT NULL
) STRICT;

CREATE INDEX note_trashed ON note (trashed) WHERE trashed IS NOT NULL;

-- Set while words that were deleted for good may still lie in unused places of the file.
ALTER TABLE library ADD COLUMN rewrite_due INTEGER NOT NULL DEFAULT 0;

PRAGMA user_version = 3;
COMMIT;
