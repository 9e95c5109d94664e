"""The typed line: text to statements, without documents and without Qt."""
