"""Other programs' files, read and written through one registry."""
