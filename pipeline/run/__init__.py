"""One run over one warehouse: what changed in the inbox, read, judged, published."""
