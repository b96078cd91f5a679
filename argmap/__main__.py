"""`python -m argmap`."""

from argmap.cli.main import main

main()
