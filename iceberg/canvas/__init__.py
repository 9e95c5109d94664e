"""The board as one widget: paint, hit, type."""
