"""Makes an article of a message, such as one issue of a newsletter."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Any, BinaryIO, cast

from rawi.errors import UnreadableInput
from rawi.ingest.archives.limits import LARGEST_MESSAGE
from rawi.ingest.archives.members import Member, Outcome
from rawi.ingest.archives.spooling import whole
from rawi.ingest.identity import content_id, without_surrogates
from rawi.ingest.page import LARGEST_PAGE, article_from_page
from rawi.records import Article, PublishedBasis

# The library reads headers when they are asked for, and damaged ones raise any of these.
_DAMAGED = (ValueError, LookupError, AttributeError, TypeError, AssertionError, RecursionError)


def read_mail(stream: BinaryIO, member: Member) -> Iterator[Outcome]:
    """Read a message: its page, or its plain text, with the subject as title and the sender as source."""
    data = whole(stream, member.where, limit=LARGEST_MESSAGE)
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        bodies = list(_bodies(message))
    except _DAMAGED as error:
        what = f"the message is damaged ({type(error).__name__}); save its text by itself."
        raise UnreadableInput(member.where, what) from error
    problem: UnreadableInput | None = None
    for ending, body in bodies:
        try:
            article = article_from_page(body, path=f"{member.where}{ending}")
        except UnreadableInput as error:
            problem = UnreadableInput(member.where, error.what)
        else:
            yield _with_head(article, message)
            return
    raise problem or UnreadableInput(member.where, "the message holds no text; save what it attaches.")


def _bodies(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    """Give the page of a message, then its plain text, as bytes: the charset it names may be untrue."""
    for kind, ending in (("html", ".html"), ("plain", ".txt")):
        part = cast(Any, message.get_body(preferencelist=(kind,)))
        content = part.get_payload(decode=True) if part is not None else None
        if isinstance(content, bytes) and content.strip() and len(content) <= LARGEST_PAGE:
            yield ending, content


def _with_head(article: Article, message: EmailMessage) -> Article:
    title = _header(message, "subject") or article.title
    published = _sent(message)
    return replace(
        article,
        id=content_id(article.text, url=article.url, title=title),
        title=title,
        source=_sender(message) or article.source,
        published=published or article.published,
        published_basis=PublishedBasis.METADATA if published else article.published_basis,
    )


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = str(message[name] or "")
    except _DAMAGED:
        return None
    return " ".join(without_surrogates(value).split()) or None


def _sender(message: EmailMessage) -> str | None:
    try:
        senders: tuple[Address, ...] = message["from"].addresses
        sender = senders[0]
        return without_surrogates(sender.display_name or sender.domain) or None
    except _DAMAGED:
        return None


def _sent(message: EmailMessage) -> date | None:
    """Give the day on which a message was sent, by the clock of its sender."""
    try:
        sent = message["date"].datetime
        return cast(date, sent.date()) if sent is not None else None
    except _DAMAGED:
        return None
