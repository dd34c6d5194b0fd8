"""The sandbox put together, served, and controlled."""
