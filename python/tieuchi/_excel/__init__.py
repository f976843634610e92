"""Workbooks: read as offices make them, made as forms to fill, as annexes and as marked copies.

    bytes --package--> parts --scan--> what a reader of values does not tell
    parts --grid--> cells --headings, table--> names and rows for the door

Values come from python-calamine; what cells look like (formats, fonts, formulas without a value,
merged and hidden ones) from the parts themselves, in one bounded pass. Nothing here knows what a
heading means: the door of the library is asked.
"""
