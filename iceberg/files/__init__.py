"""Our own files: read, written whole or not at all."""
