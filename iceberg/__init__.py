"""Iceberg: icebergs and causal loop diagrams, drawn with a group."""

__version__ = "0.1.0"
