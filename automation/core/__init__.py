"""The rules: from what was read to what should be so."""
