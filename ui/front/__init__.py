"""Several worker processes behind one port: a front process that visitors reach, and what it does with them."""
