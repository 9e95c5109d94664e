"""Commands: everything a person can ask for, declared once."""
