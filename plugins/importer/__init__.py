"""From a page's text to drafts in `content/` and questions for the editor. Library; no Pelican.

One file a stage; each stage is a pure function on frozen values (`model.py`), so that each can be
tried alone and replayed with the editor's answers:

    take       files on the disk            -> Source           name, bytes, sha-256
    read       Source                       -> Reading          Lines with Hints (READERS by suffix)
    clean      Lines                        -> Lines, Edits     what the extractor or OCR added
    unwrap     Lines                        -> Pieces           hard-wrapped lines become one Piece
    label      Pieces, Answers              -> Pieces, Labels   role, certainty, reason in words
    join       Pieces, Labels, Answers      -> Spans            mid-sentence joins, split headlines
    group      Spans                        -> Drafts, LeftOvers, Questions
    people     by-lines                     -> Bylines          before any spacing is changed
    normalise  Drafts                       -> Drafts           punctuation, last of all
    check      Drafts                       -> Findings         text rules, weekday, numbers, sums
    write      everything                   -> neutral JSON, Markdown, issue.toml, left-over.md

`pipeline.py` calls them in this order for all files of one issue; `command.py` talks to the
editor; `store.py` alone touches `content/` and `imports/`. The three readers meet at `Line`;
nothing after `read` knows which one it was, it sees hints only.

The editor's answers (`imports/<issue id>/review.toml`, parsed to `Answers`) override guesses in
`label` (role of a line), `join` (joined or not) and `group` (an article's fields): an answer is a
label of certainty 1.0 with the reason 编辑指定.
"""
