"""GitHub's REST API over the world."""
