-- The fourth schema: a library of very many cables, sorted by any column, with tags and stars of cables, saved
-- filters, and names that belong together.
-- `chancery_*` are functions of the program that runs the script (see `schema.run_script`); nothing that stays
-- in the file names them. Steps of before stay as they are: a record leaves out what it has by default.
BEGIN IMMEDIATE;

ALTER TABLE cable ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
ALTER TABLE cable ADD COLUMN starred INTEGER NOT NULL DEFAULT 0;

-- A query of the list under a name.
CREATE TABLE saved_filter (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    ordinal INTEGER NOT NULL
) STRICT;

-- The spellings of one person's name (a JSON list): who searches for one of them finds the others.
CREATE TABLE name_variant (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    spellings TEXT NOT NULL
) STRICT;

-- An office that the distribution lists spell in several ways (a JSON list), and what it is called.
CREATE TABLE office (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    spellings TEXT NOT NULL
) STRICT;

-- What the list of cables shows and sorts by; `n` is that of the cable. Times in `received` are those of the
-- first receipt.
DROP INDEX listing_date;
DROP INDEX listing_title;
ALTER TABLE listing RENAME TO listing_3;
CREATE TABLE listing (
    n INTEGER PRIMARY KEY,
    cable TEXT NOT NULL UNIQUE REFERENCES cable (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL,
    date TEXT NOT NULL,
    cable_number TEXT NOT NULL,
    originator TEXT NOT NULL,
    precedence TEXT NOT NULL,
    verdict TEXT NOT NULL,
    difference INTEGER NOT NULL,
    notes INTEGER NOT NULL,
    trashed INTEGER NOT NULL,
    addressee TEXT NOT NULL,
    received TEXT NOT NULL,
    status TEXT NOT NULL,
    tags TEXT NOT NULL,
    starred INTEGER NOT NULL,
    language TEXT NOT NULL,
    imported TEXT NOT NULL,
    title_key TEXT NOT NULL,
    number_key TEXT NOT NULL,
    originator_key TEXT NOT NULL,
    addressee_key TEXT NOT NULL,
    precedence_key TEXT NOT NULL
) STRICT;
INSERT INTO listing
    SELECT n, id, title, date, cable_number, originator, precedence, verdict, difference, notes, trashed,
        addressee, received, status, tags, starred, language, imported, chancery_sort_key(title),
        chancery_sort_key(cable_number), chancery_sort_key(originator), chancery_sort_key(addressee),
        chancery_sort_key(precedence)
    FROM (SELECT cable.n, cable.id, title, date, cable_number, originator, precedence, verdict, difference,
            notes, listing_3.trashed, status, tags, starred, created AS imported,
            coalesce((SELECT value FROM header_field WHERE header_field.cable = cable.id AND name = 'addressee'
                ORDER BY ordinal, id LIMIT 1), '') AS addressee,
            coalesce((SELECT min("when") FROM stage WHERE stage.cable = cable.id AND "when" <> ''
                AND chancery_is_receipt(name)), '') AS received,
            coalesce(nullif(language, ''), (SELECT value FROM header_field WHERE header_field.cable = cable.id
                AND name = 'original language' ORDER BY ordinal, id LIMIT 1), '') AS language
        FROM listing_3 JOIN cable ON cable.id = listing_3.cable ORDER BY cable.n);
DROP TABLE listing_3;

CREATE INDEX listing_date ON listing (trashed, date, n);
CREATE INDEX listing_title ON listing (trashed, title_key, n);
CREATE INDEX listing_number ON listing (trashed, number_key, n);
CREATE INDEX listing_originator ON listing (trashed, originator_key, n);
CREATE INDEX listing_addressee ON listing (trashed, addressee_key, n);
CREATE INDEX listing_precedence ON listing (trashed, precedence_key, n);
CREATE INDEX listing_received ON listing (trashed, received, n);
CREATE INDEX listing_notes ON listing (trashed, notes, n);
CREATE INDEX listing_verdict ON listing (trashed, verdict, n);
CREATE INDEX listing_status ON listing (trashed, status, n);
CREATE INDEX listing_tags ON listing (trashed, tags, n);
CREATE INDEX listing_starred ON listing (trashed, starred, n);
CREATE INDEX listing_language ON listing (trashed, language, n);
CREATE INDEX listing_imported ON listing (trashed, imported, n);

-- Dates that are intervals: they may reach into years after the one in which they begin.
CREATE INDEX listing_interval ON listing (trashed, date, n) WHERE instr(date, '/') > 0;

-- What came in with one import.
CREATE INDEX change_import ON change (import_id, n) WHERE import_id IS NOT NULL;

-- The index of words anew: folded by the program itself, with columns for the fields that are searched by
-- themselves. It is filled beside the window, cable by cable.
DROP TABLE search;
CREATE VIRTUAL TABLE search USING fts5(
    text, title, originator, addressee, number, precedence, header, stages, recipients, notes, tags,
    content='', tokenize='ascii', prefix='2 3'
);
DELETE FROM search_stale;
INSERT INTO search_pending SELECT n FROM cable WHERE true ON CONFLICT DO NOTHING;
-- Of which cable a note in the index is, both by their numbers.
CREATE TABLE search_note (
    note INTEGER PRIMARY KEY,
    cable INTEGER NOT NULL
) STRICT;

PRAGMA user_version = 4;
COMMIT;
