"""What is decided, in words, Markdown, HTML and SVG."""
