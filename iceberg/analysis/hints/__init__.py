"""Quiet hints about a board: what often goes wrong, found only when somebody asks."""
