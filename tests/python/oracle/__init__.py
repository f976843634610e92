"""Independent references that the library is compared with, written from the normative pages."""
