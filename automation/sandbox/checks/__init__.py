"""Whether answers and payloads are GitHub's, by its published descriptions."""
