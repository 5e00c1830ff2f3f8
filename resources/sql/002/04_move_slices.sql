-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO slice_of_any_layer (register_id, layer, position, chunk_id, size)
SELECT register_id, layer, position, chunk_id, size FROM slice
