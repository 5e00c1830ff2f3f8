-- SPDX-License-Identifier: GPL-3.0-or-later
-- The new table takes the old one's name, not the other way round: nothing refers to the old one.
DROP TABLE slice
