"""Documents of an office as Word files, in the layout of Nghị định 30/2020/NĐ-CP.

    answers --_view.documents--> document --writer, by layout and office--> bytes

The layout is data with its citations (`nghi_dinh_30.json`); what an office is called comes from a
small file of its own, or stays a blank that nobody overlooks.
"""
