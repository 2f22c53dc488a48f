"""Complete files: every field of every file model, and together one valid site.

A scalar is the text that stands in the file. `written` puts one key on a line
and says on which line each path stands.
"""

from generator.files.tree import SourceTree
from generator.reading.schema.category import CategoryFile
from generator.reading.schema.product import ProductFile
from generator.reading.schema.site import SiteFile
from generator.reading.schema.texts import ArticleFile, PairArticleFile, TextFile

RUBRIC = {
    "version": '"1"',
    "dimensions": [
        {
            "id": "performance",
            "name": "Performance",
            "weight": "60",
            "about": "How much it gets done.",
            "anchors": {"2": "Hardly anything.", "8": "Nearly everything."},
        },
        {
            "id": "value",
            "name": "Value",
            "weight": "30",
            "about": "For the money.",
            "anchors": {"5": "Fair."},
            "derive": {"workload": "busy"},
        },
        {"id": "ease", "name": "Ease", "weight": "10", "about": "Of use.", "anchors": {"5": "Fair."}},
    ],
    "tie": "0.1",
    "narrow": "0.3",
}
COLOURS = {
    "accent_a": '"#0b4f6c"', "accent_b": '"#b5541c"', "link": '"#14557a"', "paper": '"#fbfaf7"', "raised": '"#ffffff"',
    "ink": '"#1c2024"', "soft": '"#585f66"', "line": '"#dedad1"', "wash": '"#f1eee7"',
}  # fmt: skip
DARK_COLOURS = {
    "accent_a": '"#5aaed6"', "accent_b": '"#f6b98f"', "link": '"#8ccbe9"', "paper": '"#15181b"', "raised": '"#1c2024"',
    "ink": '"#e8e6e1"', "soft": '"#a9aeb4"', "line": '"#363c42"', "wash": '"#22272b"',
}  # fmt: skip
SITE = {
    "title": "Samples",
    "base_url": "https://example.com/",
    "description": "A site that uses every key.",
    "language": "en",
    "publisher": {"name": "The editors", "url": "https://example.com/"},
    "currency": "USD",
    "source_url": "https://example.com/blob/main/{path}#L{line}",
    "rubric": RUBRIC,
    "freshness": {"words": "365", "scores": "180", "prices": "30", "evidence": "365"},
    "checks": {
        "image/no-alt": "off",
        "editorial/description-length": "off",
        "editorial/no-reason": "off",
        "waiver/unused": "off",
    },
    "limits": {"pages": "200000"},
    "theme": {
        **COLOURS,
        "dark": DARK_COLOURS,
        "face": "book",
        "corners": "square",
        "font": "own.woff2",
        "font_bold": "own.woff2",
        "font_italic": "own.woff2",
        "logo": "logo.svg",
        "logo_dark": "logo.svg",
        "logo_alt": "Even",
    },
    "cards": "false",
    "search": {"engine": "names"},
    "navigation": [{"title": "First", "to": "article:first"}],
    "targets": {
        "live": {
            "kind": "git",
            "branch": "gh-pages",
            "remote": "origin",
            "host": "github-pages",
            "paid": "true",
            "headers": {"X-Frame-Options": "DENY"},
            "verify": "true",
        },
        "copy": {
            "kind": "folder",
            "path": "../public",
            "host": "plain",
            "paid": "false",
            "headers": {"X-Frame-Options": "DENY"},
            "verify": "false",
        },
        "server": {
            "kind": "ssh",
            "server": "editor@www.example.com",
            "path": "/srv/www/even",
            "port": "2222",
            "host": "plain",
            "paid": "false",
            "headers": {"X-Frame-Options": "DENY"},
            "verify": "false",
        },
        "bucket": {
            "kind": "s3",
            "bucket": "even-site",
            "prefix": "sites/even",
            "endpoint": "https://storage.example.com",
            "region": "eu-central-1",
            "host": "plain",
            "paid": "false",
            "headers": {"X-Frame-Options": "DENY"},
            "verify": "false",
        },
    },
    "waivers": {"editorial/filler": "It is a quotation."},
    "extra": {"motto": "Weighed, not felt"},
}
CATEGORY = {
    "name": "Things",
    "singular": "thing",
    "icon": "🪑",
    "description": "Things that are compared.",
    "rubric": RUBRIC,
    "units": {
        "tokens": {"name": "tokens", "shown_per": "1M", "short": "M"},
        "requests": {"name": "requests", "shown_per": "1K", "short": "K"},
    },
    "workloads": [
        {
            "id": "busy",
            "name": "Busy",
            "per": "month",
            "usage": {"tokens": "150M"},
            "variants": {"tokens": {"cached": "50M"}},
            "about": "Much.",
        }
    ],
    "assumptions": {
        "electricity": "0.15",
        "hours": "720",
        "months": "36",
        "rates": {"EUR": {"USD": "1.08", "date": "2026-04-01"}},
    },
    "profiles": [
        {
            "id": "hurried",
            "name": "People in a hurry",
            "weights": {"performance": "50", "ease": "50"},
            "needs": {"offline": "yes"},
            "workload": "busy",
        }
    ],
    "specs": [
        {"id": "context", "name": "Context", "type": "number", "unit": "tokens", "better": "higher"},
        {"id": "license", "name": "Licence", "type": "text", "unit": "of use", "better": "higher"},
        {"id": "reads", "name": "Reads", "type": "set", "unit": "kinds", "better": "higher"},
        {"id": "offline", "name": "Offline", "type": "bool", "unit": "use", "better": "higher"},
        {"id": "released", "name": "Released", "type": "date", "unit": "day", "better": "higher"},
    ],
    "pairs": {"build": {"closest": "8"}, "index": "all"},
    "waivers": {"editorial/filler": "It is a quotation."},
}
RATE = {
    "price": "0.40",
    "per": "1M",
    "tiers": [{"above": "10M", "price": "0.30"}],
    "tiers_for": "beyond",
    "variants": {"cached": "0.10"},
}
TERM = {"from": "2026-01-01", "until": "2027-01-01"}
PRODUCT = {
    "name": "Alpha",
    "maker": "Works",
    "tagline": "The first one",
    "summary": "It came before all others.",
    "updated": "2026-04-13",
    "status": "retired",
    "successor": "beta",
    "family": "greek",
    "former_ids": ["alef"],
    "image": "logo.svg",
    "links": {"homepage": "https://example.com/", "buy": {"url": "https://example.com/buy", "affiliate": "true"}},
    "scores": {
        "performance": "8.2",
        "value": {
            "score": "9.5",
            "why": "It costs little.",
            "checked": "2026-04-13",
            "evidence": [
                {"kind": "measured", "what": "85.2 %", "source": "https://example.com/x", "date": "2026-04-02"}
            ],
        },
        "ease": "unknown",
    },
    "pricing": {
        "summary": "A dollar a million",
        "currency": "USD",
        "source": "https://example.com/prices",
        "checked": "2026-04-13",
        "plans": [
            {"name": "API", "kind": "usage", **TERM, "rates": {"tokens": RATE}},
            {"name": "Free", "kind": "free", **TERM, "allowance": {"requests": "1500", "period": "day"}},
            {
                "name": "Team",
                **TERM,
                "kind": "subscription",
                "price": "25",
                "period": "month",
                "per": "seat",
                "minimum": "2",
                "allowance": {"tokens": "1M", "period": "month"},
                "rates": {"tokens": RATE},
            },
            {
                "name": "Own",
                "kind": "owned",
                **TERM,
                "once": "2000",
                "power_watts": "300",
                "monthly": "10",
                "months": "48",
                "capacity": {"tokens": "900M"},
            },
            {"name": "Enterprise", "kind": "quote", **TERM},
            {
                "name": "Flat",
                **TERM,
                "kind": "flat",
                "price": "9",
                "period": "year",
                "allowance": {"tokens": "1M", "period": "month"},
                "rates": {"tokens": RATE},
            },
        ],
    },
    "specs": {
        "context": "256K",
        "license": "MIT",
        "reads": ["text", "images"],
        "offline": "yes",
        "released": "2026-04",
    },
    "pros": ["Quick"],
    "cons": ["Loud"],
    "best_for": ["Offices"],
    "faq": [{"q": "Why?", "a": "Because."}],
    "corrections": [{"date": "2026-05-01", "what": "The price", "was": "1", "now": "2"}],
    "history": [{"date": "2026-02-01", "scores": {"performance": "7.9"}, "why": "It got better."}],
    "waivers": {"editorial/filler": "It is a quotation."},
    "extra": {"colour": "red"},
}
TEXT = {
    "title": "A text",
    "description": "What it says.",
    "updated": "2026-04-13",
    "author": "Ann",
    "waivers": {"editorial/filler": "It is a quotation."},
}
ARTICLE = {**TEXT, "title": "An article", "description": "What else there is to say.", "draft": "false"}
PAIR_ARTICLE = {
    **ARTICLE,
    "title": "Two of them",
    "description": "Which of the two.",
    "verdict": "Alpha, by a little.",
    "winner": "alpha",
    "faq": [{"q": "Which one?", "a": "Alpha."}],
    "facts": ["alpha.scores.performance > beta.scores.performance"],
}

SAMPLES = {
    SiteFile: ("evenhand.yaml", SITE),
    CategoryFile: ("scores/things/category.yaml", CATEGORY),
    ProductFile: ("scores/things/alpha.yaml", PRODUCT),
    TextFile: ("content/index.md", TEXT),
    ArticleFile: ("content/articles/first.md", ARTICLE),
    PairArticleFile: ("content/things/alpha-vs-beta.md", PAIR_ARTICLE),
}
OTHERS = {
    "scores/things/beta.yaml": b"name: Beta\nmaker: Works\nscores: {performance: 7, value: 7, ease: 7}\n",
    "content/fonts/own.woff2": b"wOF2",
    "content/images/logo.svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"/>',
}


def small_site(changed=None):
    """The samples as one site; `changed` replaces files, path → bytes."""
    files = {path: written(path, sample)[0].encode() for path, sample in SAMPLES.values()}
    return SourceTree(dict(sorted({**files, **OTHERS, **(changed or {})}.items())))


def written(path, sample):
    """The text of a file, and the line of each key and each entry by its path."""
    front = path.endswith(".md")
    lines = ["---"] if front else []
    places = {(): len(lines) + 1}
    _group(lines, places, (), sample, "")
    return "\n".join([*lines, *(["---", "", "## A heading", "", "Words."] if front else []), ""]), places


def _group(lines, places, path, group, indent, lead=None):
    for key, value in group.items():
        begin, lead = indent if lead is None else lead, None
        _value(lines, places, (*path, key), value, f"{begin}{key}:", indent)


def _value(lines, places, path, value, begin, indent):
    places[path] = len(lines) + 1
    if not value or isinstance(value, str):
        lines.append(f"{begin} {value if value or isinstance(value, str) else _empty(value)}".rstrip())
    else:
        lines.append(begin)
        if isinstance(value, dict):
            _group(lines, places, path, value, indent + "  ")
        else:
            _entries(lines, places, path, value, indent + "  ")


def _entries(lines, places, path, entries, indent):
    for n, entry in enumerate(entries):
        if entry and isinstance(entry, dict):
            places[(*path, n)] = len(lines) + 1
            _group(lines, places, (*path, n), entry, indent + "  ", lead=indent + "- ")
        else:
            _value(lines, places, (*path, n), entry, f"{indent}-", indent)


def _empty(value):
    return "{}" if isinstance(value, dict) else "[]"
