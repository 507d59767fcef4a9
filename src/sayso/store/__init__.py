"""The store: one SQLite file that appends and retires, never erases. All SQL of the house stands in this room.

`connections` opens the file, `writing` adds, `queries` answers, `rows` are the answers, `evidence` says which words and
rule a field rests on.
"""
