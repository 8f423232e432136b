-- The fifth schema: persons, places and organizations with their mentions, the editor's marks in the text, what
-- a merge leaves to be decided, series of notes and where a note came from.
-- Steps of before stay as they are: a record leaves out what it has by default.
BEGIN IMMEDIATE;

ALTER TABLE note ADD COLUMN series TEXT NOT NULL DEFAULT '';
ALTER TABLE note ADD COLUMN origin TEXT NOT NULL DEFAULT '';

-- A person, place or organization; `variants` (other spellings) and `links` (addresses in authority files) are
-- JSON lists. With `identify` its first mention in a cable carries a note that says who or what it is.
CREATE TABLE name (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'place', 'organization')),
    name TEXT NOT NULL,
    variants TEXT NOT NULL,
    dates TEXT NOT NULL,
    description TEXT NOT NULL,
    links TEXT NOT NULL,
    identify INTEGER NOT NULL
) STRICT;

-- Words of a cable that name somebody or something; which words, its anchors tell.
CREATE TABLE mention (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    cable TEXT NOT NULL REFERENCES cable (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL REFERENCES name (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    author TEXT NOT NULL REFERENCES author (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    created TEXT NOT NULL
) STRICT;
CREATE INDEX mention_cable ON mention (cable);
CREATE INDEX mention_name ON mention (name);
CREATE INDEX mention_author ON mention (author);

-- What the editor put into the text, took out of it, could not read for sure or at all; `words` are those put in,
-- or how much is missing.
CREATE TABLE editorial_mark (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    cable TEXT NOT NULL REFERENCES cable (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL CHECK (kind IN ('insertion', 'deletion', 'uncertain', 'gap')),
    words TEXT NOT NULL,
    reason TEXT NOT NULL,
    author TEXT NOT NULL REFERENCES author (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    created TEXT NOT NULL
) STRICT;
CREATE INDEX editorial_mark_cable ON editorial_mark (cable);
CREATE INDEX editorial_mark_author ON editorial_mark (author);

-- A record that was changed on both sides of a merge: both states as JSON ('' where one side has none), until she
-- decides. The record may be of any kind, and may be gone.
CREATE TABLE conflict (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    record TEXT NOT NULL,
    kind TEXT NOT NULL,
    ours TEXT NOT NULL,
    theirs TEXT NOT NULL,
    whose TEXT NOT NULL,
    created TEXT NOT NULL,
    settled TEXT NOT NULL CHECK (settled IN ('', 'ours', 'theirs', 'both'))
) STRICT;
CREATE INDEX conflict_record ON conflict (record);

PRAGMA user_version = 5;
COMMIT;
