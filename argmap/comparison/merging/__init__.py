"""Three-way merges of maps: by structure, and then of what that does to the argument."""

from argmap.comparison.merging.merge import MergeResult, merge_maps

__all__ = ["MergeResult", "merge_maps"]
