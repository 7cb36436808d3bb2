"""The map of the house. No code here: open the package you need.

    newspaper   LIBRARY  what a newspaper is: frozen types, front matter, problems, files
    words       LIBRARY  the one import of jieba: words, phrases, keywords
    body        LIBRARY  an article's Markdown, read and written (the one import of markdown)
    typography  LIBRARY + filter  punctuation (what is stored) and typesetting (what is shown)
    checks      LIBRARY  text.py, source.py, site.py: one function a rule, listed in RULES
    importer    LIBRARY  page text, Word, PDF -> drafts in content/ and questions for the editor
    lettering   LIBRARY  cuts a large face down to the few characters of one issue
    commands    LIBRARY  what `tasks.py` calls: build, preview, check, test, bench
    publishing  LIBRARY  output/ -> a host, by Git or rsync; withdrawn and undone again
    issues      PLUGIN   content/ -> Archive -> pages
    search      PLUGIN   Archive -> index in the reader's browser
    feeds       PLUGIN   Archive -> RSS, JSON Feed, OPML, history
    faces       PLUGIN   Archive -> a small headline face for every issue
    cards       PLUGIN   Archive -> share pictures

Arrows of import point one way only; tests/test_house.py reads them here and walks the syntax trees:

    newspaper <- words <- typography, body <- checks <- importer
    newspaper, words, typography, body <- issues
    newspaper, words <- search, feeds
    newspaper <- lettering
    newspaper, words, lettering <- faces, cards
    newspaper <- commands <- publishing

No plugin imports another plugin: the frozen `Archive` is all that connects them. Pelican is
imported in the plugins' `__init__.py` only. `commands` stands above all and may import every
package; a package's own `command.py`, which `tasks.py` calls, may use `commands`, too.
"""
