"""Tables of text: lists of links and adjacency matrices, as spreadsheets save them."""
