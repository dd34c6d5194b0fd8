"""A small GitHub on 127.0.0.1: its rules and shapes, and nothing of the desk."""
