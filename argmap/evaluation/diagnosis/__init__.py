"""What is wrong with the reasons of statements: what rules ask."""
