"""Gestures as generators: what a press, the moves after it and the release mean."""
