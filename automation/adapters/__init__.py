"""GitHub, files, environment, network and clock: whatever is not a pure function."""
