"""What statements depend on: minimal cut sets, by premises or by works."""
