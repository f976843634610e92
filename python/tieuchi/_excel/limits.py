"""How large a workbook may be; told in docs/format/limits.md."""

from __future__ import annotations

#: Bytes of the file, entries of its archive, bytes of all of them unpacked.
FILE, ENTRIES, UNPACKED = 64 << 20, 2_000, 256 << 20
#: Bytes of an old workbook (.xls), which has no archive to look at first.
OLD_FILE = 16 << 20
#: Cells with something in them, and cells of the rectangle around them, on one sheet.
CELLS, AREA = 1_000_000, 4_000_000
SHEETS, MERGED = 500, 100_000
#: Rows from the top in which the header of a table is looked for, and rows a header may have.
HEADER_WITHIN, HEADER_ROWS = 30, 3
#: Columns of a sheet.
COLUMNS = 1_000
