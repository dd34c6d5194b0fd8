"""Read-only questions about a decision: what would happen, whether a line is true, what comes next."""
