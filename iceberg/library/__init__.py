"""Any file of any format: above our own files and other programs' files, which stay apart."""
