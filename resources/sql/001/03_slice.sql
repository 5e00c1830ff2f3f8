-- SPDX-License-Identifier: GPL-3.0-or-later
-- The texts of a register as chunks in order. Layer 0 is its text, layer 1 the text last seen in
-- its linked file, the base of the next merge. Positions leave room to insert between them.
CREATE TABLE slice (
    register_id INTEGER NOT NULL REFERENCES register (id) ON DELETE CASCADE,
    layer       INTEGER NOT NULL CHECK (layer IN (0, 1)),
    position    INTEGER NOT NULL,
    chunk_id    INTEGER NOT NULL REFERENCES chunk (id),
    size        INTEGER NOT NULL CHECK (size > 0), -- bytes of the chunk
    PRIMARY KEY (register_id, layer, position)
) STRICT, WITHOUT ROWID
