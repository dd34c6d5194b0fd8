"""Stub, replaced by the parser slice."""
