"""Whether a ledger is whole and true."""
