"""Reports that no body ever published: consistent figures, own words, errors planted where they are wanted."""
