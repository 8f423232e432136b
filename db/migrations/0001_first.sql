-- The first schema: records, immutable texts, and the history of every change.
-- No triggers and no views, so that a library from a stranger is data only.
BEGIN IMMEDIATE;

CREATE TABLE library (
    n INTEGER PRIMARY KEY CHECK (n = 1),
    id TEXT NOT NULL,
    replica TEXT NOT NULL,
    created TEXT NOT NULL,
    sample_entered INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE text (
    n INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE source_file (
    n INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE author (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    initials TEXT NOT NULL,
    colour TEXT NOT NULL
) STRICT;

CREATE TABLE cable (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    reading TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_sha256 TEXT NOT NULL,
    encoding TEXT NOT NULL,
    line_ends TEXT NOT NULL,
    had_bom INTEGER NOT NULL,
    language TEXT NOT NULL,
    status TEXT NOT NULL,
    created TEXT NOT NULL,
    trashed TEXT
) STRICT;

CREATE TABLE reading (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    cable TEXT NOT NULL REFERENCES cable (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    parent TEXT REFERENCES reading (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    ordinal INTEGER NOT NULL,
    text_sha256 TEXT NOT NULL REFERENCES text (sha256) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    hunks TEXT NOT NULL,
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    author TEXT NOT NULL,
    created TEXT NOT NULL
) STRICT;
CREATE INDEX reading_cable ON reading (cable);
CREATE INDEX reading_text ON reading (text_sha256);

CREATE TABLE header_field (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    cable TEXT NOT NULL REFERENCES cable (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    ordinal INTEGER NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    supplied INTEGER NOT NULL
) STRICT;
CREATE INDEX header_field_cable ON header_field (cable);

CREATE TABLE stage (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    cable TEXT NOT NULL REFERENCES cable (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    ordinal INTEGER NOT NULL,
    name TEXT NOT NULL,
    "when" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    as_written TEXT NOT NULL,
    place TEXT NOT NULL,
    zone TEXT NOT NULL,
    year_inferred INTEGER NOT NULL
) STRICT;
CREATE INDEX stage_cable ON stage (cable);

CREATE TABLE distribution (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    cable TEXT NOT NULL REFERENCES cable (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    ordinal INTEGER NOT NULL,
    heading TEXT NOT NULL,
    stated_total INTEGER,
    unnumbered INTEGER
) STRICT;
CREATE INDEX distribution_cable ON distribution (cable);

CREATE TABLE recipient (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    cable TEXT NOT NULL REFERENCES cable (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    distribution TEXT NOT NULL REFERENCES distribution (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    ordinal INTEGER NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    copies INTEGER,
    copies_state TEXT NOT NULL CHECK (copies_state IN ('stated', 'not stated', 'illegible'))
) STRICT;
CREATE INDEX recipient_cable ON recipient (cable);
CREATE INDEX recipient_distribution ON recipient (distribution);

CREATE TABLE note (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    cable TEXT NOT NULL REFERENCES cable (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL CHECK (kind IN ('footnote', 'marginal', 'highlight', 'source', 'own', 'general')),
    words TEXT NOT NULL,
    colour TEXT NOT NULL,
    tags TEXT NOT NULL,
    label TEXT NOT NULL,
    author TEXT NOT NULL REFERENCES author (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    created TEXT NOT NULL,
    modified TEXT NOT NULL,
    trashed TEXT
) STRICT;
CREATE INDEX note_cable ON note (cable);
CREATE INDEX note_author ON note (author);

CREATE TABLE structure (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    cable TEXT NOT NULL REFERENCES cable (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL
) STRICT;
CREATE INDEX structure_cable ON structure (cable);

CREATE TABLE doubt (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    cable TEXT NOT NULL REFERENCES cable (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    ordinal INTEGER NOT NULL,
    field TEXT NOT NULL,
    code TEXT NOT NULL,
    words TEXT NOT NULL,
    settled INTEGER NOT NULL
) STRICT;
CREATE INDEX doubt_cable ON doubt (cable);

-- One table for every owner; one row per reading, never overwritten.
CREATE TABLE anchor (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    cable TEXT NOT NULL REFERENCES cable (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    owner TEXT NOT NULL,
    reading TEXT NOT NULL REFERENCES reading (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL CHECK (start >= 0),
    "end" INTEGER NOT NULL CHECK ("end" >= start),
    quote TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    placed TEXT NOT NULL,
    score REAL NOT NULL
) STRICT;
-- The spans of a page are found without reading the others.
CREATE INDEX anchor_reading ON anchor (reading, start, "end", owner);
CREATE INDEX anchor_cable ON anchor (cable);
CREATE INDEX anchor_owner ON anchor (owner);

-- What the list of cables shows; derived from the records, written by the store in the same transaction.
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
    trashed INTEGER NOT NULL
) STRICT;
CREATE INDEX listing_date ON listing (trashed, date, n);
CREATE INDEX listing_title ON listing (trashed, title, n);

-- History: append-only.
CREATE TABLE change (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    replica TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    author TEXT NOT NULL,
    time TEXT NOT NULL,
    label TEXT NOT NULL,
    label_values TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo', 'import', 'merge')),
    undoes TEXT,
    cable TEXT,
    import_id TEXT,
    UNIQUE (replica, sequence)
) STRICT;
CREATE INDEX change_cable ON change (cable) WHERE cable IS NOT NULL;

CREATE TABLE step (
    n INTEGER PRIMARY KEY,
    change INTEGER NOT NULL REFERENCES change (n) ON DELETE RESTRICT,
    ordinal INTEGER NOT NULL,
    record_kind TEXT NOT NULL,
    record TEXT NOT NULL,
    before TEXT,
    after TEXT,
    schema INTEGER NOT NULL,
    sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX step_change ON step (change, ordinal);
CREATE INDEX step_record ON step (record);

-- The order of Ctrl+Z, local to this file.
CREATE TABLE undo_entry (
    n INTEGER PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('done', 'undone')),
    burst TEXT NOT NULL,
    label TEXT NOT NULL,
    label_values TEXT NOT NULL,
    cable TEXT
) STRICT;
CREATE INDEX undo_entry_state ON undo_entry (state, n);

CREATE TABLE undo_member (
    n INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES undo_entry (n) ON DELETE CASCADE,
    change INTEGER NOT NULL REFERENCES change (n) ON DELETE RESTRICT
) STRICT;
CREATE INDEX undo_member_entry ON undo_member (entry, change);
CREATE INDEX undo_member_change ON undo_member (change);

-- Whose file it is and its own name go in with the tables, so that a making that is broken off leaves nothing.
INSERT INTO library (n, id, replica, created) VALUES (
    1,
    'l' || lower(hex(randomblob(16))),
    'r' || lower(hex(randomblob(16))),
    strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')
);
PRAGMA application_id = 1130914158; -- "Chan"
PRAGMA user_version = 1;
COMMIT;
