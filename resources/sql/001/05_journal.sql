-- SPDX-License-Identifier: GPL-3.0-or-later
-- The changes of a register, in the order of their ids. Those up to register.cursor are done.
CREATE TABLE journal (
    id                INTEGER PRIMARY KEY,
    register_id       INTEGER NOT NULL REFERENCES register (id) ON DELETE CASCADE,
    time_utc          BLOB    NOT NULL,
    author            BLOB    NOT NULL,
    kind              BLOB    NOT NULL,
    object            BLOB    NOT NULL,
    key               BLOB    NOT NULL,
    value             BLOB    NOT NULL,
    risks             BLOB    NOT NULL, -- coded list of names
    splices           BLOB    NOT NULL, -- coded, on the text before it
    inverse           BLOB    NOT NULL, -- coded, on the text after it
    highest_risk      INTEGER NOT NULL, -- highest numbers in any text up to here
    highest_iteration INTEGER NOT NULL
) STRICT
