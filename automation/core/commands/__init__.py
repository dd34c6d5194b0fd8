"""One file for each family of commands that comments and labels give."""
