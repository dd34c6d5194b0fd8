"""What the desk owes after a decision: labels, comments, ledger entries, writes."""
