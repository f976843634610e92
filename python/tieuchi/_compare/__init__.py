"""What changed between two days, what would change, what is in the way: answers side by side.

Nothing here evaluates a rule: outcomes, reasons and missing facts are those of the library, and a
cause is named only where its facts show it.
"""
