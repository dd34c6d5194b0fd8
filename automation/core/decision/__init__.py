"""From a history to a situation, and to what should be so."""
