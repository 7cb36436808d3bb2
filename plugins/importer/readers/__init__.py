"""One file an input format, each with `read(source, options) -> Reading`; see `read.READERS`."""
