"""The command line: one command per file; the only code that prints or exits."""
