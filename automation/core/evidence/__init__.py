"""What a step or a form asks for, and what was given."""
