"""The demo: the example requests played through a sandbox by people who see nothing but what GitHub shows."""
