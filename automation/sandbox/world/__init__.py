"""What GitHub holds and who may change it: issues, comments, labels, branches, accounts, the clock."""
