"""Importing this module reads what the search for loops needs, before anybody asks for loops."""

from __future__ import annotations

import networkx

READ = (networkx,)
