"""What GitHub Actions does: events with their payloads, and the desk started for them."""
