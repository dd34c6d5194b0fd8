"""Whether the present revision is approved, by whom, and what keeps the gate shut."""
