-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE INDEX kept_by_register ON kept (register_id, id)
