-- SPDX-License-Identifier: GPL-3.0-or-later
-- The facts of one version, by the hash that git gives its bytes: ids in their order, with blanks
-- between.
CREATE TABLE fact_sheet (
    blob        BLOB NOT NULL,
    computation BLOB NOT NULL,
    facts       BLOB NOT NULL,
    PRIMARY KEY (blob, computation)
) STRICT, WITHOUT ROWID
