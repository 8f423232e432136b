-- The sixth schema: what an import brought in lies packed. Nothing is rewritten here: what lies in the library
-- unpacked stays so, and is packed beside the window, in short transactions (see `db.history.compaction`).
BEGIN IMMEDIATE;

-- What is packed has nothing in `body` or `bytes`; the SHA-256 is that of the plain text or file.
ALTER TABLE text ADD COLUMN packed BLOB;
ALTER TABLE source_file ADD COLUMN packed BLOB;

-- The steps with which one change made what belongs to one cable, as one row: those with the ordinals from
-- `first` on, `count` of them (see `db.history.step_packs`). They have no rows in `step`.
CREATE TABLE step_pack (
    n INTEGER PRIMARY KEY,
    change INTEGER NOT NULL REFERENCES change (n) ON DELETE RESTRICT,
    cable INTEGER NOT NULL REFERENCES history_id (n) ON DELETE RESTRICT,
    first INTEGER NOT NULL,
    count INTEGER NOT NULL,
    packed BLOB NOT NULL,
    schema INTEGER NOT NULL,
    sha256 BLOB NOT NULL
) STRICT;
CREATE INDEX step_pack_change ON step_pack (change, first);
CREATE INDEX step_pack_cable ON step_pack (cable);

-- The places from which an import read header fields, stages, recipients and parts of the text, all those of
-- a reading as one row that has its number (see `db.anchor_packs`). They have no rows in `anchor`.
CREATE TABLE anchor_pack (
    n INTEGER PRIMARY KEY REFERENCES reading (n) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    count INTEGER NOT NULL,
    packed BLOB NOT NULL
) STRICT;

PRAGMA user_version = 6;
COMMIT;
