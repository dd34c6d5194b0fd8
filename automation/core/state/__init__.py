"""One request while its history is replayed."""
