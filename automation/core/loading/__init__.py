"""From raw YAML to values, or to every problem with its place."""
