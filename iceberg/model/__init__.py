"""Records: the frozen values that a document is made of."""
