"""Edits: pure functions from a document to a patch."""
