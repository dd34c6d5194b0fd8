"""The words: a sentence in both languages for each reason, its rule and its way out."""
