-- The seventh schema: the beginnings of words have an index of their own. That of the words kept each place of
-- each word twice more for them; this one keeps in which rows some word begins so, and takes a tenth of the room.
-- Both are filled beside the window, cable by cable.
BEGIN IMMEDIATE;

DROP TABLE search;
CREATE VIRTUAL TABLE search USING fts5(
    text, title, originator, addressee, number, precedence, header, stages, recipients, notes, tags,
    content='', tokenize='ascii'
);
CREATE VIRTUAL TABLE search_beginning USING fts5(
    beginnings,
    content='', columnsize=0, detail=none, tokenize='ascii'
);
DELETE FROM search_stale;
DELETE FROM search_note;
INSERT INTO search_pending SELECT n FROM cable WHERE true ON CONFLICT DO NOTHING;

PRAGMA user_version = 7;
COMMIT;
