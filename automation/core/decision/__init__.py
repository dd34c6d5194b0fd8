"""From a history to a situation, to what should be so, and to what one more act would change."""
