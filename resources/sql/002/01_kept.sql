-- SPDX-License-Identifier: GPL-3.0-or-later
-- Edits that the linked file did not have when its branch was switched. Their texts are layers of
-- the register: 2 * id is what the file held, 2 * id + 1 what the register said.
CREATE TABLE kept (
    id          INTEGER PRIMARY KEY,
    register_id INTEGER NOT NULL REFERENCES register (id) ON DELETE CASCADE,
    branch      BLOB    NOT NULL,
    edits       INTEGER NOT NULL, -- how many parts of the register they change
    time_utc    BLOB    NOT NULL, -- when they were set aside, and by whom
    author      BLOB    NOT NULL
) STRICT
