"""An article's Markdown: read into blocks (parse.py), written from blocks (write.py).

The one place that imports `markdown`, and that only for what stands inside a paragraph and for
tables: the block forms of a newspaper (DESIGN.md 3.2) are few and are told apart by their first
characters, so that every fault has its line and no printed "1." turns into a list.
"""
