-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE INDEX journal_by_register ON journal (register_id, id)
