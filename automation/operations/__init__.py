"""What each command of the command line does, in which order: read, decide, write."""
