"""Vensim models (``.mdl``): equations, and a sketch of words and arrows."""
