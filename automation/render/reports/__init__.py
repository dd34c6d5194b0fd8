"""What the command prints: explanations, previews, audits."""
