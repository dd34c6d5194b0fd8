"""A request and an answer on the wire, and the faults that were asked for."""
