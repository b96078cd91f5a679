"""Which premises would have to be sourced for a conclusion to be established."""
