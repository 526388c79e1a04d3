"""The readers as machine code, where somebody asked for it: `factmill compile`.

`sources` says which modules are translated and when a translation is out of date, `build` makes one with mypyc and the
C compiler of the machine, `find` lets Python import it in place of the sources. Without one the sources run, and say
the same.
"""
