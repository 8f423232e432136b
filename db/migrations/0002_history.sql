-- The second schema: history that can be read page by page, packed, and held against a checksum row by row.
-- `chancery_*` are functions of the program that runs the script (see `schema.run_script`); nothing that stays
-- in the file names them.
BEGIN IMMEDIATE;

-- Ids that history names again and again (replicas, authors, cables), once each.
CREATE TABLE history_id (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO history_id (id)
    SELECT replica FROM library
    UNION SELECT replica FROM change
    UNION SELECT author FROM change
    UNION SELECT cable FROM change WHERE cable IS NOT NULL
    UNION SELECT record FROM step WHERE record_kind = 'cable'
    UNION SELECT coalesce(json_extract(after, '$.cable'), json_extract(before, '$.cable')) FROM step
        WHERE record_kind NOT IN ('cable', 'author');

DROP INDEX change_cable;
DROP INDEX step_change;
DROP INDEX step_record;
DROP INDEX undo_entry_state;
DROP INDEX undo_member_entry;
DROP INDEX undo_member_change;
ALTER TABLE change RENAME TO change_1;
ALTER TABLE step RENAME TO step_1;
ALTER TABLE undo_entry RENAME TO undo_entry_1;
ALTER TABLE undo_member RENAME TO undo_member_1;

-- `about` is what the change is chiefly about, for a filter; `burst` is the row of the first change of the
-- burst of typing that it belongs to. `sha256` is taken over all the others, ids in full, but not `burst`.
CREATE TABLE change (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    replica INTEGER NOT NULL REFERENCES history_id (n) ON DELETE RESTRICT,
    sequence INTEGER NOT NULL,
    author INTEGER NOT NULL REFERENCES history_id (n) ON DELETE RESTRICT,
    time TEXT NOT NULL,
    label TEXT NOT NULL,
    label_values TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo', 'import', 'merge')),
    undoes TEXT,
    cable INTEGER REFERENCES history_id (n) ON DELETE RESTRICT,
    import_id TEXT,
    about TEXT NOT NULL,
    burst INTEGER,
    sha256 BLOB NOT NULL,
    UNIQUE (replica, sequence)
) STRICT;
INSERT INTO change
    SELECT n, id, (SELECT n FROM history_id WHERE id = replica), sequence,
        (SELECT n FROM history_id WHERE id = author), time, label, label_values, kind, undoes,
        (SELECT n FROM history_id WHERE id = cable), import_id,
        chancery_about(label, (SELECT group_concat(record_kind) FROM step_1 WHERE change = change_1.n)),
        (SELECT min(other.change) FROM undo_member_1 AS mine
            JOIN undo_member_1 AS other ON other.entry = mine.entry
            WHERE mine.change = change_1.n HAVING count(*) > 1),
        chancery_change_hash(id, replica, sequence, author, time, label, label_values, kind, undoes, cable,
            import_id,
            chancery_about(label, (SELECT group_concat(record_kind) FROM step_1 WHERE change = change_1.n)))
    FROM change_1 ORDER BY n;
CREATE INDEX change_cable ON change (cable, n) WHERE cable IS NOT NULL;
CREATE INDEX change_author ON change (author, n);
CREATE INDEX change_about ON change (about, n);

-- A step holds its record before and after in full, or, packed, what it did to the record's state after its
-- step before (see `step_forms`). `cable` and `owner` (of an anchor) tell whose past it is part of.
CREATE TABLE step (
    n INTEGER PRIMARY KEY,
    change INTEGER NOT NULL REFERENCES change (n) ON DELETE RESTRICT,
    ordinal INTEGER NOT NULL,
    record_kind TEXT NOT NULL,
    record TEXT NOT NULL,
    cable INTEGER REFERENCES history_id (n) ON DELETE RESTRICT,
    owner TEXT,
    before TEXT,
    after TEXT,
    packed BLOB,
    schema INTEGER NOT NULL,
    sha256 BLOB NOT NULL
) STRICT;
-- No record had its shape changed, so that every step is one of schema 2 as it stands.
INSERT INTO step
    SELECT n, change, ordinal, record_kind, record,
        (SELECT n FROM history_id WHERE id = CASE record_kind WHEN 'cable' THEN record
            ELSE coalesce(json_extract(after, '$.cable'), json_extract(before, '$.cable')) END),
        CASE record_kind WHEN 'anchor'
            THEN coalesce(json_extract(after, '$.owner'), json_extract(before, '$.owner')) END,
        before, after, NULL, 2, chancery_from_hex(sha256)
    FROM step_1 ORDER BY n;
CREATE INDEX step_change ON step (change, ordinal);
CREATE INDEX step_record ON step (record);
CREATE INDEX step_cable ON step (cable, change) WHERE cable IS NOT NULL;
CREATE INDEX step_owner ON step (owner) WHERE owner IS NOT NULL;

-- The order of Ctrl+Z, local to this file. An entry bears the name of its first change. `session` is the
-- opening of the library that made it: while that is open, the entry is for its own Ctrl+Z.
CREATE TABLE undo_entry (
    n INTEGER PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('done', 'undone')),
    burst TEXT NOT NULL,
    session INTEGER
) STRICT;
INSERT INTO undo_entry SELECT n, state, burst, NULL FROM undo_entry_1 ORDER BY n;
CREATE INDEX undo_entry_state ON undo_entry (state, n);

CREATE TABLE undo_member (
    n INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES undo_entry (n) ON DELETE CASCADE,
    change INTEGER NOT NULL REFERENCES change (n) ON DELETE RESTRICT
) STRICT;
INSERT INTO undo_member SELECT n, entry, change FROM undo_member_1 ORDER BY n;
CREATE INDEX undo_member_entry ON undo_member (entry, change);
CREATE INDEX undo_member_change ON undo_member (change);

DROP TABLE undo_member_1;
DROP TABLE undo_entry_1;
DROP TABLE step_1;
DROP TABLE change_1;

-- Who has the library open and has changed something in it; the number is drawn by lot and never used again.
CREATE TABLE opened_session (
    n INTEGER PRIMARY KEY,
    place TEXT NOT NULL,
    host TEXT NOT NULL,
    process INTEGER NOT NULL,
    began TEXT NOT NULL
) STRICT;

-- A state of the library that she gave a name: that after the change of this replica with this sequence.
CREATE TABLE named_state (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    author TEXT NOT NULL REFERENCES author (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    created TEXT NOT NULL
) STRICT;
CREATE INDEX named_state_author ON named_state (author);

-- How many bytes packing has set free since the file was last written anew.
ALTER TABLE library ADD COLUMN room INTEGER NOT NULL DEFAULT 0;

PRAGMA user_version = 2;
COMMIT;
