"""From a document to paint: the one painter for screen, PNG, SVG and PDF (QtGui, no widgets)."""
