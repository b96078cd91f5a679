"""The schemes of the house."""

from pathlib import Path

NAME = "house-schemes"
CATALOGUE = str(Path(__file__).with_name("schemes.yaml"))
