# Said on the pages of officers and trustees.
office-steps = Steps
office-copy = Copy
office-copied = Copied
