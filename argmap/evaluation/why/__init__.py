"""Why a statement has its verdict, and what would change it."""
