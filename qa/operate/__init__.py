"""One operation a file; each takes a plan and fills a draft."""
