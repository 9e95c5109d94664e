"""Shapes, curves and layout: plain numbers, no records and no Qt."""
