"""Pictures of results: specifications of Vega-Lite, made with altair, of the columns of a result.

    columns and words --outcomes, targets, deadlines--> specification
    specification --picture--> SVG, PNG, notebook

A picture is readable in grey, says in its caption what it shows, of when and how much is unknown,
and needs no network: a notebook gets an SVG. What it needs is the extra `charts`.
"""
