"""What people type, read strictly."""
