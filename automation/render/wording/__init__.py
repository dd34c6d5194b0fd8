"""The words: one row for each reason, with its sentence in both languages, its rule and its way out."""
