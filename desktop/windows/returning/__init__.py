"""What comes back in a file: told, and its comments reviewed one by one."""
