"""What the desk writes on an issue: the status comment, calls, replies."""
