"""The table of the words of names, by which somebody is found by a part of his name, however it is spelt."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Text

from rawi.store.columns import keyed

name_word = keyed(
    "name_word",
    # Whether the word is what is left of a part of the name when it is spelt by ear.
    Column("sounded", Integer, primary_key=True, autoincrement=False),
    # Compared letter by letter, so that those that begin so lie together.
    Column("word", Text().with_variant(Text(collation="C"), "postgresql"), primary_key=True),
    Column("name", Integer, ForeignKey("name.id"), primary_key=True, autoincrement=False),
)
Index("name_word_name", name_word.c.name)
