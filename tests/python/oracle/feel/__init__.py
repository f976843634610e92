"""The FEEL core profile in plain Python, written from the semantics page alone."""
