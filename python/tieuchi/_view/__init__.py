"""What is shown of answers, once: builders make tables and tellings of plain data, writers print.

    answers --tables, overview, obligations, explanations--> model
    model --terminal, html, markdown--> text

A page is one more writer, in `tieuchi.page`.
"""
