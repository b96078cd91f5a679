"""Changes that reach through a whole map: format it; rename, remove and merge its parts."""
