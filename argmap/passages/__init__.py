"""The text of the paper that a map is about: where it says what the map quotes.

`text` reads its structure, `normal` makes quotes and texts comparable, `search` finds words in it, `anchors`
ties the quotes of a map to their passages, and `seal` keeps what was found for where the text is not.
"""
