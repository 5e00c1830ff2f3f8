-- SPDX-License-Identifier: GPL-3.0-or-later
-- A register: its name, its link to a file, and how far undo has gone in its journal.
-- Text is kept as BLOBs everywhere, so that it comes back byte for byte.
CREATE TABLE register (
    id                INTEGER PRIMARY KEY,
    name              BLOB    NOT NULL UNIQUE CHECK (length(name) > 0),
    created_utc       BLOB    NOT NULL,
    created_by        BLOB    NOT NULL,
    opened            INTEGER NOT NULL DEFAULT 0, -- ascending with each opening; 0: never
    file              BLOB    NOT NULL DEFAULT x'', -- path of the linked file; empty: none
    branch            BLOB    NOT NULL DEFAULT x'', -- where the file's text was last seen
    has_file_text     INTEGER NOT NULL DEFAULT 0 CHECK (has_file_text IN (0, 1)),
    cursor            INTEGER NOT NULL DEFAULT 0, -- the last journal entry that is done; 0: none
    version           INTEGER NOT NULL DEFAULT 1, -- ascending with each change of the text
    highest_risk      INTEGER NOT NULL DEFAULT 0, -- highest numbers that ever left the library
    highest_iteration INTEGER NOT NULL DEFAULT 0
) STRICT
