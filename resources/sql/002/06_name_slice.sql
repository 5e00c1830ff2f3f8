-- SPDX-License-Identifier: GPL-3.0-or-later
ALTER TABLE slice_of_any_layer RENAME TO slice
