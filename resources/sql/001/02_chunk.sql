-- SPDX-License-Identifier: GPL-3.0-or-later
-- A run of whole lines of a text. Never updated: an edit makes new ones, and one that no text
-- holds any more is deleted. So a text and its base share all that they have in common.
CREATE TABLE chunk (
    id     INTEGER PRIMARY KEY,
    source BLOB    NOT NULL
) STRICT
