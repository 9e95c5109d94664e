"""Iceberg: icebergs and causal loop diagrams, drawn with a group."""

import os

# Nobody plugs anything into our records; looking for plug-ins costs a fifth of their start.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

__version__ = "0.1.0"
