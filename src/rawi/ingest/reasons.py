"""The reasons for which a passage of a page is left out of the article."""

from enum import StrEnum


class Why(StrEnum):
    """What a passage is, when it is not the article; the furniture lexicon's roles bear the same names."""

    TITLE = "title"
    SITE_NAME = "site name"
    ABOVE_TITLE = "above the title"
    NAVIGATION = "navigation"
    MENU = "menu"
    SHARE = "share"
    COMMENTS = "comments"
    RELATED = "related"
    TAGS = "tags"
    BYLINE = "byline"
    AUTHOR = "author"
    CREDIT = "credit"
    COPYRIGHT = "copyright"
    CONTACT = "contact"
    SUBSCRIPTION = "subscription"
    ACCOUNT = "account"
    COOKIES = "cookies"
    ADVERTISEMENT = "advertisement"
    SECTION = "section"
    SITE = "site"
    SIGNATURE = "signature"
    DATE = "date"
    COUNTER = "counter"
    LINK = "link"
    FOOTER = "footer"
    OUTSIDE = "outside the article"
