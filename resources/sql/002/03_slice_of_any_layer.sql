-- SPDX-License-Identifier: GPL-3.0-or-later
-- As before, for more layers than two.
CREATE TABLE slice_of_any_layer (
    register_id INTEGER NOT NULL REFERENCES register (id) ON DELETE CASCADE,
    layer       INTEGER NOT NULL CHECK (layer >= 0),
    position    INTEGER NOT NULL,
    chunk_id    INTEGER NOT NULL REFERENCES chunk (id),
    size        INTEGER NOT NULL CHECK (size > 0), -- bytes of the chunk
    PRIMARY KEY (register_id, layer, position)
) STRICT, WITHOUT ROWID
