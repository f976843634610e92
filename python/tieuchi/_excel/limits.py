"""How large a workbook may be; told in docs/format/limits.md."""

from __future__ import annotations

#: Bytes of the file, entries of its archive, bytes of all of them unpacked.
FILE, ENTRIES, UNPACKED = 64 << 20, 2_000, 256 << 20
#: Bytes of an old workbook (.xls), which has no archive to look at first.
OLD_FILE = 16 << 20
#: Cells with something in them, and cells of the rectangle down to the last of them, on one sheet.
CELLS, AREA = 1_000_000, 4_000_000
#: Empty rows above the last row with something in it, and cells of all rectangles of a workbook.
EMPTY_ROWS, AREA_OF_ALL = 100_000, 8_000_000
#: Cells of an open document that are not written but repeat the one before them.
REPEATED = 200_000
#: Merged areas near one header.
MERGED_NEAR = 10_000
SHEETS, MERGED = 500, 100_000
#: Rows from the top in which the header of a table is looked for, and rows a header may have.
HEADER_WITHIN, HEADER_ROWS = 30, 3
#: Columns of a sheet.
COLUMNS = 1_000
