"""What the parts of a page are called that are not its text: words of class and id, roles, hidden ones.

Source: collected by hand from the pages of Hong Kong, Taiwanese and mainland papers and the common systems
they are made with. Words are separated by anything but a letter; a hyphen may be left out.
"""

from __future__ import annotations

from reader.sources.html_tree import Element
from reader.sources.patterns import LazyPattern

FURNITURE = frozenset({"nav", "footer", "aside"})
"""Elements that are never the text."""

_WORDS = """
nav navbar navigation menu submenu breadcrumb breadcrumbs crumb crumbs sitemap topbar masthead site-header
comment-list comment-area comment-box comment-section comment-form respond disqus livefyre
related related-news related-post related-posts related-article related-articles related-stories related-link
related-links related-content related-reading recommend recommended recommendation
recommendations recommend-list recommend-news recommend-box read-more read-also read-next more-news
more-stories also-read
you-may-like popular ranking trending most-read most-viewed hot-news hot-list hot-articles
share sharing share-bar share-box share-button share-buttons share-link share-links share-icon share-icons
share-tool share-tools share-list share-this social social-share social-media social-icon social-icons
social-links social-bar social-buttons sns addthis
side-bar footer cookie cookies cookie-bar cookie-banner cookie-notice cookie-consent cookie-policy
consent gdpr
newsletter subscribe subscription ad ads advert adverts advertisement advertisements advertising adsense
adsbygoogle ad-slot ad-box ad-unit ad-container ad-wrapper ad-banner sponsor sponsored promo promos promotion
promotions outbrain taboola app-download app-promo qr-code
tags tag-list tag-cloud keyword keywords toolbar tool-box tools pagination paginator pager page-nav
previous-next prev-next post-navigation next-article next-post next-news
edit-section mw-editsection noprint catlinks navbox toc drop-down reference site-sub
log-in sign-in sign-up pop-up modal lightbox overlay toast skip-link skip-to-content font-size
back-to-top go-top
sr-only visually-hidden screen-reader-text print-only copyright
"""
_OPEN = r"(?![a-z]|-(?:open|closed|enabled|on|off))"
_NAME = LazyPattern(
    rf"(?<![a-z])(?:comments?{_OPEN}|(?:{'|'.join(_WORDS.replace('-', '-?').split())})(?![a-z]))"
)
_COMMENTS = LazyPattern(rf"(?<![a-z-])(?:comments?|disqus|respond|livefyre){_OPEN}")
_CAMEL = LazyPattern(r"(?<=[a-z])(?=[A-Z])")
_TELLING = LazyPattern(r"class|id\s*=|style|hidden|role")
_UNSEEN = LazyPattern(r"display\s*:\s*none|visibility\s*:\s*hidden")
_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu"}
)


def is_furniture(element: Element) -> bool:
    """Whether it is called so, or hidden."""
    if element.tag in FURNITURE:
        return True
    if not _TELLING.search(element.written[:2000]):
        return False
    attributes = element.attributes
    if attributes.get("hidden", "until-found") != "until-found" or attributes.get("aria-hidden") == "true":
        return True
    if attributes.get("role") in _ROLES or _UNSEEN.search(attributes.get("style", "").lower()):
        return True
    return bool(_NAME.search(_names(element)))


def holds_comments(element: Element) -> bool:
    """Readers may write more than the paper does; but what has a title is the paper's."""
    if not element.written or not _COMMENTS.search(_names(element)):
        return False
    return all(each.tag not in {"h1", "main", "body"} for each in element.elements())


def _names(element: Element) -> str:
    """Class and id in lower case, words apart."""
    written = f"{element.get('id')} {element.get('class')}"[:1000]
    return _CAMEL.sub("-", written).lower().replace("_", "-")
