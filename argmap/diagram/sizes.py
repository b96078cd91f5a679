"""Sizes and limits that all drawings share. Without a unit, they are in points or characters."""

TEXT_SIZE, THESIS_SIZE, SMALL_SIZE, BADGE_SIZE = 11, 12.5, 8, 7
TITLE_SIZE, HEADING_SIZE, CARD_SIZE, LEGEND_SIZE = 20, 15, 13, 9

PAGE_WIDTH, TREE_WIDTH = 1100, 600
"""The greatest widths of the title and the legend, in points."""

BOX_CHARACTERS, TOOLTIP_CHARACTERS, TITLE_CHARACTERS = 1200, 3000, 300
"""Longer texts are cut, which the drawing shows."""

WORK_CHARACTERS, CITATION_CHARACTERS, CITATION_COUNT = 40, 70, 4
ACTOR_CHARACTERS, SCHEME_CHARACTERS, HINT_CHARACTERS = 150, 40, 90
PLACE_CHARACTERS, FILE_CHARACTERS, LEAST_NOTE = 16, 20, 3

CELL_PADDING, HEAD_SLACK = 1, 8
"""Around texts; and of the head of a box, since engines guess how wide signs are that are not Latin."""

LEADING = 1.2
"""From line to line of a text, by its size."""

HEAD_HEIGHT = SMALL_SIZE * LEADING + 2 * CELL_PADDING

BADGE_INSET = 4
"""How far a badge is from the right side of its row: it stays clear of folded corners."""

BOX_MARGIN, JOINT_MARGIN, SECTION_MARGIN = "0.1,0.06", "0.05,0.02", 14
THESIS_FACTOR, OUTLINE, TAB = 2, 4, 5
"""How much thicker the border of a thesis is; how far outside engines draw the second one, and a tab."""

ARROW_SIZE, JOINT_SIZE = 0.75, 0.12
PAGE_GAPS, TREE_GAPS = (0.12, 0.45), (0.25, 0.45)
"""Between neighbours, and from conclusion to reason, in inches."""

INCH = 72
"""In points. Graphviz has sizes of boxes and gaps in inches."""

PAD = 0.2
SMALL_MAP = 16
"""A map of at most so many statements needs no numbers."""

LONG_MAP = 60
"""A map of more statements is drawn case by case. Relations between cases are numbers in boxes: as lines,
they would tangle it."""

HUGE_MAP = 200
"""A map of more statements is drawn in indented columns."""

FRAME_GAP, RATIO = 18, 1.4
"""Between frames; and the width of a drawing of several frames by its height, which suits screens."""

TITLE_GAP, LEAST_ROOM = 10, 300
"""Above and below what a title and a legend belong to; and the least width of these."""

PIXELS = 60_000_000
SIDE = 32_767
"""The largest PNG: engines need about ten bytes for each of its pixels, and Cairo allows no longer sides."""

SMALLEST = 0.6
"""At a smaller scale, texts are hard to read, on screen and on paper."""

LEAST_ON_PAPER = 0.1
"""At a smaller scale, texts on paper are unreadable."""

THESIS_WORD = "Thesis"
