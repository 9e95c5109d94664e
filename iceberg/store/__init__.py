"""The one place where the document is replaced, its history, and what a window holds beside it."""
