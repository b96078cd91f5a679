"""A first draft of a map from its paper: what need not be typed. No statement is guessed, and no arrow."""
