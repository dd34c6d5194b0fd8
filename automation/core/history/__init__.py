"""What GitHub and the ledger tell of a request."""
