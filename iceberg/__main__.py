"""``python -m iceberg``: the same as the command ``iceberg``."""

from __future__ import annotations

from iceberg.cli.main import run

if __name__ == "__main__":
    raise SystemExit(run())
