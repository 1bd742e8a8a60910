"""Turns files, pages and texts into articles, without what surrounds an article on its page.

`handed.article_from_text` takes a bare text, `page.article_from_page` a saved page, and
`loading.load_articles` streams files and folders. Each is imported from its own file, so that who
hands over a text does not wait for the readers of files.
"""
