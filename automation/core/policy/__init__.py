"""What the YAML files say, as values, and who may act."""
