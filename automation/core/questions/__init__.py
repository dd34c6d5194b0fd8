"""Read-only questions about a decision: may this be developed, and is a line true that says so."""
