-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE INDEX slice_by_chunk ON slice (chunk_id)
