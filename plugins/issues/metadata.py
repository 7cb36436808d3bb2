"""What machines read on a page: schema.org, Open Graph, breadcrumbs, sitemap, robots."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from plugins.issues import story
from plugins.newspaper.model import Archive, Article, Issue, OutputFile

if TYPE_CHECKING:
    from plugins.issues.views import Surroundings, View

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def _organisation(around: Surroundings) -> dict[str, Any]:
    return {
        "@type": "NewsMediaOrganization",
        "name": f"{around.site.paper}·{around.site.name}",
        "url": f"{around.site_url}/",
    }


def issue_data(issue: Issue, around: Surroundings) -> dict[str, Any]:
    """schema.org PublicationIssue."""
    return {
        "@context": "https://schema.org",
        "@type": "PublicationIssue",
        "issueNumber": "、".join(str(number) for number in issue.numbers),
        "datePublished": issue.date.isoformat(),
        "name": f"{around.site.name}{issue.number_text}",
        "url": f"{around.site_url}/{issue.url}",
        "inLanguage": "zh-Hans-CN",
        "isPartOf": {"@type": "Newspaper", "name": f"{around.site.paper}·{around.site.name}"},
        "publisher": _organisation(around),
    }


def article_data(article: Article, issue: Issue, around: Surroundings) -> dict[str, Any]:
    """schema.org NewsArticle; the column is articleSection, and only where it was printed."""
    url = f"{around.site_url}/{article.url}"
    page = issue.page(article.page)
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "url": url,
        "mainEntityOfPage": url,
        "datePublished": article.published.isoformat(),
        "dateModified": (article.modified or article.published).isoformat(),
        "inLanguage": "zh-Hans-CN",
        "description": story.summary(article),
        "printPage": page.label or str(page.number),
        "publisher": _organisation(around),
        "isPartOf": {"@type": "PublicationIssue", "issueNumber": issue.number_text},
        "author": [
            {
                "@type": "Person" if _is_person(byline.name, around) else "Organization",
                "name": byline.shown,
            }
            for byline in article.bylines
        ],
    }
    if article.column_printed:
        data["articleSection"] = article.column_printed
    if article.kicker:
        data["alternativeHeadline"] = article.kicker
    pictures = around.pictures.get(issue.id, {})
    images = [
        f"{around.site_url}/{pictures[p.src].src}" for p in article.photos if p.src in pictures
    ]
    if images:
        data["image"] = images
    return data


def _is_person(name: str, around: Surroundings) -> bool:
    return name not in around.site.collectives


def open_graph(
    title: str, description: str, around: Surroundings, issue: Issue | None, article: Article | None
) -> dict[str, Any]:
    """og: properties; the picture is the article's own, if it has one."""
    graph: dict[str, Any] = {
        "type": "article" if article else "website",
        "title": article.title if article else title,
        "description": description,
        "site_name": f"{around.site.paper}·{around.site.name}",
    }
    if issue is None or issue.is_handbook:
        return graph
    if article:
        graph["published"] = article.published.isoformat()
        if article.modified:
            graph["modified"] = article.modified.isoformat()
    picture = _share_picture(around, issue, article)
    if picture:
        graph["image"] = picture
    return graph


CARD_WIDTH, CARD_HEIGHT = 1200, 630


def _share_picture(
    around: Surroundings, issue: Issue, article: Article | None
) -> dict[str, Any] | None:
    """The article's first picture, else its card, else the issue's card."""
    pictures = around.pictures.get(issue.id, {})
    photos = article.photos if article else ()
    found = next((pictures[p.src] for p in photos if p.src in pictures), None)
    if found:
        url = f"{around.site_url}/{found.src}"
        return {"url": url, "width": found.width, "height": found.height}
    card = around.cards.get(article.url if article else issue.url) or around.cards.get(issue.url)
    if card:
        return {"url": f"{around.site_url}/{card}", "width": CARD_WIDTH, "height": CARD_HEIGHT}
    return None


def breadcrumbs(issue: Issue, article: Article | None) -> tuple[tuple[str, str], ...]:
    """(words, address) from the top; the last is the page itself."""
    if issue.is_handbook:
        crumbs = [("首页", ""), ("使用手册", issue.url)]
    else:
        crumbs = [
            ("首页", ""),
            (f"{issue.date.year}年", f"issues/{issue.date.year}.html"),
            (issue.number_text or issue.date_text, issue.url),
        ]
    if article is not None:
        page = issue.page(article.page)
        crumbs.append((page.title, f"{issue.url}#p{page.number}"))
    return tuple(crumbs)


def sitemap(views: list[View], around: Surroundings, archive: Archive) -> OutputFile:
    """Every page that may be indexed; a changed article says when (sitemaps.org protocol)."""
    ET.register_namespace("", SITEMAP)
    root = ET.Element(f"{{{SITEMAP}}}urlset")
    for view in sorted(views, key=lambda view: view.url):
        if view.context["noindex"]:
            continue
        url = ET.SubElement(root, f"{{{SITEMAP}}}url")
        ET.SubElement(url, f"{{{SITEMAP}}}loc").text = f"{around.site_url}/{view.url}"
        article: Article | None = view.context.get("article")
        if article is not None and archive.on(article.issue_id) is not None:
            moment = article.modified or article.published
            ET.SubElement(url, f"{{{SITEMAP}}}lastmod").text = moment.isoformat()
    data = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return OutputFile(path="sitemap.xml", data=data + b"\n")


def robots(around: Surroundings) -> OutputFile:
    """Everything may be read; a preview nothing."""
    rule = "Disallow: /" if around.preview else "Allow: /"
    text = f"User-agent: *\n{rule}\nSitemap: {around.site_url}/sitemap.xml\n"
    return OutputFile(path="robots.txt", data=text.encode())
