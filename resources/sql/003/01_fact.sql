-- SPDX-License-Identifier: GPL-3.0-or-later
-- What was worked out of versions of files, so that none is read twice. Equal facts of any versions
-- are one row. The name of the computation says what worked it out: of another one nothing is taken.
CREATE TABLE fact (
    id          INTEGER PRIMARY KEY,
    computation BLOB NOT NULL,
    code        BLOB NOT NULL,
    UNIQUE (computation, code)
) STRICT
