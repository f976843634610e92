"""How results show themselves: plain text in a terminal, a table without scripts in a notebook."""
