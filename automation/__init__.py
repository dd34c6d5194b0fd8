"""Alur: a request desk on GitHub Issues."""
