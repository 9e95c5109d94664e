"""What can be said about a document by looking at it: loops, kinds, stories (networkx)."""
