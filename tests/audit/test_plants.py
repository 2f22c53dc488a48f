"""Planted lies: a finished page is changed in one place, and the audit has to say so, with the right code.

`LIES` is read by people: kind of claim, what stood there, what the lie is. The
tests below it plant the same kinds of lie into every kind of claim there is.
"""

# ruff: noqa: E501
import re

import pytest

from generator.audit.provers import PROVERS
from generator.audit.whole import Batch, Gist
from generator.judging import claims
from tests.audit.conftest import auditor_of

PAIR = "ai-models/gemma-3-vs-gpt-4-1-mini"
FAMILY, VENDOR, HALF = "things/eta-1-vs-eta-2", "things/alpha-vs-delta", "things/gamma-vs-half"
LARK, QUILL = "transcription/lark", "transcription/quill"
BETA, GAMMA = "things/alpha-vs-beta", "things/alpha-vs-gamma"

LIES = [
    # the opening
    ("overall", PAIR, "scores higher overall, 8.9 to 8.1.", "scores higher overall, 8.9 to 8.0.", "text"),
    ("overall", PAIR, "scores higher overall", "scores lower overall", "text"),
    ("overall", PAIR, "GPT-4.1 Mini scores higher overall", "Gemma 3 scores higher overall", "text"),
    ("overall", PAIR, "GPT-4.1 Mini scores higher", "GPT-4.1 Mini does not score higher", "text"),
    ("overall", PAIR, 'high=89 low=81">GPT-4.1 Mini scores higher overall, 8.9 to 8.1', 'high=90 low=81">GPT-4.1 Mini scores higher overall, 9.0 to 8.1', "claim"),
    ("overall", PAIR, "overall winner=gpt-4-1-mini loser=gemma-3", "overall winner=gemma-3 loser=gpt-4-1-mini", "claim"),
    ("overall", PAIR, 'overall winner=gpt-4-1-mini loser=gemma-3 high=89 low=81', "close first=gpt-4-1-mini second=gemma-3 high=89 low=81 gap=8", "claim"),
    ("close", BETA, "Alpha and Beta score the same overall, 8.0.", "Alpha and Beta score the same overall, 8.1.", "text"),
    ("close", BETA, "close first=alpha second=beta high=80 low=80 gap=0", "overall winner=alpha loser=beta high=80 low=80", "claim"),
    ("unproven", VENDOR, "but that lead rests on its vendor’s word", "and nothing speaks against it", "text"),
    ("unproven", VENDOR, "unproven ahead=delta behind=alpha high=87 low=80 dimensions=power", "overall winner=delta loser=alpha high=87 low=80", "claim"),
    ("incomparable", "things/eta-1-vs-zeta", "so we name no winner", "so Zeta wins", "text"),
    # counts and lists
    ("tally", PAIR, "It leads on 3 of the 4 dimensions compared, Gemma 3 on 1.", "It leads on all 4 dimensions compared.", "text"),
    ("tally", PAIR, "own=3 other=1", "own=4 other=0", "claim"),
    ("wins", PAIR, "ease of use (9.5 to 7.0), reliability (9.0 to 7.0), and performance (8.2 to 7.8)", "reliability (9.0 to 7.0), and performance (8.2 to 7.8)", "text"),
    ("wins", PAIR, "leads=ease_of_use:95:70,reliability:90:70,performance:82:78", "leads=reliability:90:70,performance:82:78", "claim"),
    ("wins", PAIR, "and performance (8.2 to 7.8).", "performance (8.2 to 7.8), and value (9.9 to 9.8).", "text"),
    ("wins", PAIR, "leads on ease of use (9.5 to 7.0), reliability (9.0", "leads on reliability (9.0 to 7.0), ease of use (9.5", "text"),
    ("concedes", PAIR, "Gemma 3 is ahead on value (9.8 to 9.5).", "Gemma 3 is ahead on nothing.", "text"),
    ("concedes", PAIR, "leads=value:98:95", "leads=value:98:90", "claim"),
    ("leads-nothing", "things/alpha-vs-eta-2", "Eta-2 leads on nothing that is compared.", "Alpha leads on nothing that is compared.", "text"),
    ("level", VENDOR, "On ease of use and safety the two are level.", "On ease of use the two are level.", "text"),
    ("dominates", BETA, "Alpha is behind on nothing", "Beta is behind on nothing", "text"),
    ("coverage", HALF, "Compared on 2 of 4 dimensions.", "Compared on 4 of 4 dimensions.", "text"),
    ("coverage", HALF, "Left out for want of a score: value and safety.", "Left out for want of a score: value.", "text"),
    # firmness
    ("firmness", PAIR, "with over 99% of all possible weightings", "with every possible weighting", "text"),
    ("firmness", PAIR, "share=4481/4508", "share=1", "claim"),
    ("firmness", PAIR, "of all possible weightings", "of all possible weightings, by a narrow margin", "text"),
    ("odds", "ai-models", "&gt; 99%", "&gt; 98%", "text"),
    ("odds", "ai-models", "odds product=gpt-4-1-mini other=gemma-3 share=4481/4508", "odds product=gemma-3 other=gpt-4-1-mini share=4481/4508", "claim"),
    ("flips", "things/eta-2-vs-gamma", "under 9% of the weight", "under 90% of the weight", "text"),
    # advice
    ("advised", PAIR, "Choose Gemma 3 if", "Choose GPT-4.1 Mini if", "text"),
    ("advised", FAMILY, "Move to Eta-2 if", "Stay with Eta-2 if", "text"),
    ("choose", PAIR, "you care most about ease of use", "you care most about value", "text"),
    ("choose", PAIR, "choose product=gpt-4-1-mini other=gemma-3 dimension=ease_of_use", "choose product=gemma-3 other=gpt-4-1-mini dimension=value", "claim"),
    ("not-choose", PAIR, "It would take over 81% of the weight on value.", "It would take over 50% of the weight on value.", "text"),
    ("not-choose", PAIR, "GPT-4.1 Mini is still ahead", "the two are level", "text"),
    ("no-advice", GAMMA, "Alpha stays ahead or level", "Gamma stays ahead or level", "text"),
    ("profile", "things/eta-2-vs-gamma", "our profile Strong people describes you", "our profile Careful people describes you", "text"),
    ("profile-needs", PAIR, "GPT-4.1 Mini does not offer what", "GPT-4.1 Mini offers only in part what", "text"),
    ("profile-needs", GAMMA, "partly=yes", "partly=no", "claim"),
    # in the category
    ("rank", "things/alpha", ">Rank 2= of 6<", ">Rank 2 of 6<", "text"),
    ("rank", "things/alpha", "of=6", "of=7", "claim"),
    ("unranked", "things/half", ": 2 of 4 scores are", ": 3 of 4 scores are", "text"),
    ("superlative", "things/delta", "of the 7 products on sale that are scored there", "of the 8 products", "text"),
    ("superlative", "things/delta", "among=sold", "among=all", "claim"),
    ("best-for", "things", "the highest of the 7 that qualify", "the highest", "text"),
    ("evidence", PAIR, "All 8 scores are the editors’ opinion.", "All 8 scores have evidence beyond the editors’ opinion.", "text"),
    ("evidence", PAIR, "proven=0", "proven=8", "claim"),
    ("difference", "things/beta", "ahead on safety, level on", "ahead on nothing, level on", "text"),
    # families, and what is not on sale
    ("upgrade", FAMILY, "and loses on value (9.0 to 8.0).", "and loses nothing.", "text"),
    ("upgrade", FAMILY, "older=eta-1 newer=eta-2", "older=eta-2 newer=eta-1", "claim"),
    ("siblings", FAMILY, "are of one family", "are of two families", "text"),
    ("retired", "things/old", "and Alpha has taken its place", "and Beta has taken its place", "text"),
    ("announced", "things/soon", "announced and not yet on sale", "announced and on sale", "text"),
    # figures
    ("score", PAIR, 'dimension=value points=98">9.8<', 'dimension=value points=98">9.9<', "text"),
    ("score", PAIR, 'dimension=value points=98">9.8<', 'dimension=value points=99">9.9<', "claim"),
    ("weight", PAIR, ">35%<", ">30%<", "text"),
    ("profile-weight", "things", ">100%<", ">99%<", "text"),
    ("own-overall", "things/alpha", ">8.0</span></span> <span class=\"scale\"", ">8.2</span></span> <span class=\"scale\"", "text"),
    ("duel-overall", PAIR, 'points=81">8.1<', 'points=81">8.7<', "text"),
    ("crown", PAIR, ">Winner<", ">Loser<", "text"),
    ("crown", PAIR, "crown winner=gpt-4-1-mini loser=gemma-3", "crown winner=gemma-3 loser=gpt-4-1-mini", "claim"),
    ("row-lead", PAIR, "Gemma 3 by 0.3", "GPT-4.1 Mini by 0.3", "text"),
    ("row-level", VENDOR, ">level<", ">Alpha by 0.1<", "text"),
    ("working", PAIR, "= 8.12 ≈ 8.1", "= 8.21 ≈ 8.2", "text"),
    ("working", PAIR, "value:98:3000", "value:98:3500", "claim"),
    # money
    ("cost", PAIR, 'bought=no">$156.00<', 'bought=no">$165.00<', "text"),
    ("cost-by", PAIR, ">$5,616.00<", ">$5,166.00<", "text"),
    ("cost-at", PAIR, "times=2 month=312.00:USD", "times=2 month=302.00:USD", "claim"),
    ("cost-working", PAIR, "= $156.00", "= $165.00", "text"),
    ("no-cost", "things/alpha-vs-delta", "no current price on file", "price on request", "text"),
    ("converted", BETA, "converted at 1.08 USD", "converted at 1.8 USD", "text"),
    ("cheaper", BETA, "ratio=times times=1.9", "ratio=half times=1.9", "claim"),
    ("crossing", PAIR, "GPT-4.1 Mini after 16.2 months", "GPT-4.1 Mini after 6.2 months", "text"),
    ("crossing", PAIR, "months=16.2", "months=6.2", "claim"),
    ("no-crossing", PAIR, "never pays for itself", "soon pays for itself", "text"),
    ("same-cost", "static-hosts/cloudflare-pages-vs-github-pages", "cost the same", "cost about the same", "text"),
    ("cheapest-for", "ai-models", "the lowest of the 3", "the lowest of the 5", "text"),
    ("cheapest-for", "static-hosts", "products=cloudflare-pages,github-pages,vercel", "products=cloudflare-pages,github-pages", "claim"),
    ("all-cost", "things", "Both products that can be priced cost", "All 7 products that can be priced cost", "text"),
    ("all-cost", "things", "all-cost workload=none", "all-cost workload=few", "claim"),
    ("cost-rank", "ai-models", 'workload=busy-bot month=156.00:USD rank=3 of=3 shared=no">3<', 'workload=busy-bot month=156.00:USD rank=1 of=3 shared=no">1<', "claim"),
    ("cost-rank", "ai-models", 'workload=busy-bot month=87.96:USD rank=1 of=3 shared=yes">1=<', 'workload=busy-bot month=87.96:USD rank=1 of=3 shared=no">1<', "claim"),
    ("cost-rank", "static-hosts", '">4</span>', '">2</span>', "text"),
    ("own-working", "ai-models/claude", "= 8.53 ≈ 8.5", "= 8.58 ≈ 8.6", "text"),
    ("exact-share", PAIR, "4481/4508 ≈ 99.40%", "4481/4508 ≈ 99.50%", "text"),
    ("break-evens", PAIR, "61/75 ≈ 81.33%", "61/75 ≈ 18.33%", "text"),
    # derived scores
    ("derived", LARK, "2.67 for the price", "6.67 for the price", "text"),
    ("derived", LARK, "against $2.40, the lowest", "against $9.00, the lowest", "text"),
    ("derived", LARK, "points=52 quality=7.64", "points=56 quality=7.64", "claim"),
    ("score", LARK, 'dimension=value points=52">5.2<', 'dimension=value points=58">5.8<', "claim"),
    ("not-derived", "transcription/wren", "since no cost is known", "since no score is known", "text"),
    ("not-derived", "transcription/finch", "for want of a score: speed", "for want of a score: accuracy", "text"),
    ("evidence", LARK, "opinion. One more is derived.", "opinion.", "text"),
    # prices over time
    ("price-change", QUILL, "about 33% less since", "33% less since", "text"),
    ("price-change", QUILL, "25% less since March 1, 2026", "25% less since March 1, 2025", "text"),
    ("price-change", QUILL, "$0.006 instead of $0.009", "$0.009 instead of $0.006", "text"),
    ("price-change", QUILL, "when=then day=2024-06-15", "when=now day=2024-06-15", "claim"),
    ("price-change", QUILL, "when=coming day=2027-01-01", "when=now day=2027-01-01", "claim"),
    ("price-change", QUILL, "share=1/4", "share=1/2", "claim"),
    ("price-change", "transcription/tern", "free since February 1, 2026", "free since February 1, 2025", "text"),
    ("terms-change", "transcription/merlin", "other terms since", "the same terms since", "text"),
    ("terms-change", "transcription/merlin", "day=2026-04-01", "day=2026-05-01", "claim"),
    ("plan-ends", LARK, "until November 30, 2026 only", "until December 1, 2026 only", "text"),
    ("plan-ends", LARK, "day=2026-11-30", "day=2026-12-01", "claim"),
    ("plan-starts", LARK, "offered from February 1, 2027 on", "offered from January 1, 2027 on", "text"),
    ("price-then", QUILL, "price=0.012:USD", "price=0.021:USD", "claim"),
    ("price-then", QUILL, ">$0.025</span>", ">$0.052</span>", "text"),
    # leaving out, putting in, putting elsewhere
    ("coverage", HALF, r"<p class=.coverage.>.*?</p>", "", "missing"),
    ("crown", PAIR, r"<p class=.crown.>.*?</p>", "", "missing"),
    ("overall", PAIR, r"<p class=.lead.>.*?</p>", "", "missing"),
    ("score", PAIR, 'td class="score side-a"', 'td class="score side-b"', "place"),
    ("crown", PAIR, r'(<p class="tagline">Open weights.*?</p>)(.*?)(<p class="crown">.*?</p>)', r"\1\3\2", "place"),
    ("advised", PAIR, r"<h3><span data-claim=.advised product=gpt.*?</h3>", "", "place"),
    ("evidence", PAIR, "evidence products=gemma-3,gpt-4-1-mini proven=0 scores=8", "evidence products=claude,gemini proven=0 scores=8", "place"),
    ("tally", PAIR, r"(<span data-claim=.tally.*?</span>)", r"\1 \1", "doubled"),
    ("unheard-of", PAIR, "crown winner=", "halo winner=", "claim"),
    # beside the claims
    ("value", PAIR, '<data value="gemma-3.scores.ease_of_use">7.0', '<data value="gemma-3.scores.ease_of_use">7.5', "value"),
    ("value", "articles/things", ">8.0</data> overall", ">8.4</data> overall", "value"),
    ("head", PAIR, '<meta property="og:title" content="Gemma 3', '<meta property="og:title" content="Gemma 4', "head"),
    ("head", PAIR, '<link rel="canonical" href="https://example.com/ai', '<link rel="canonical" href="https://example.org/ai', "head"),
    ("json-ld", PAIR, '"name":"AI models"', '"name":"AI"', "structured-data"),
    ("json-ld", PAIR, '"item":"https://example.com/ai-models/"', '"item":"https://example.com/models/"', "structured-data"),
    ("json-ld", PAIR, '"position":2', '"position":3', "structured-data"),
    ("residue", PAIR, "<h2>Scores</h2>", "<h2>{{ page.scores }}</h2>", "residue"),
    ("residue", "things/alpha", 'class="maker">Maker<', 'class="maker">None<', "residue"),
    ("residue", PAIR, 'class="maker">Google<', 'class="maker">{ $maker }<', "residue"),
    ("empty", PAIR, "<h2>Scores</h2>", "<h2></h2>", "empty"),
    ("empty", PAIR, ">More on Gemma 3</a>", "><span></span></a>", "empty"),
]  # fmt: skip


def changed(page: str, old: str, new: str) -> str:
    """Put a lie in the first place where its pattern or its text stands."""
    if old in page:
        return page.replace(old, new, 1)
    again, count = re.subn(old, new, page, count=1, flags=re.DOTALL)
    assert count, f"the page has no {old!r}"
    return again


@pytest.fixture(scope="module")
def auditors(reference, rarities, prices):
    return {site: auditor_of(site) for site in (reference, rarities, prices)}


def lies_in(auditors, path, page):
    site = next(s for s in auditors if (s.output / path).exists() and page is not None)
    return auditors[site].page(f"{path}/index.html", page.encode())[0]


def page_at(auditors, path):
    return next(site.page(path) for site in auditors if (site.output / path).exists())


def test_there_are_lies_about_every_kind():
    assert len(LIES) >= 60
    assert set(PROVERS) - {kind for kind, *_ in LIES} == {"split"}  # no rare site has one; see the test below


@pytest.mark.parametrize(("kind", "path", "old", "new", "code"), LIES, ids=lambda v: str(v)[:30])
def test_a_planted_lie_is_found(auditors, kind, path, old, new, code):
    page = page_at(auditors, path)
    assert not lies_in(auditors, path, page)
    found = lies_in(auditors, path, changed(page, old, new))
    assert f"audit/{code}" in {lie.code for lie in found}, found
    for lie in found:
        assert lie.message.startswith(f"`/{path}/`")
        assert lie.span.path == f"{path}/index.html"


# --- the same for every kind, by machine

MARK = re.compile(r'<span data-claim="(?P<claim>(?P<kind>[a-z-]+) [^"]*)">(?P<text>[^<]*)</span>')


def every_kind(site) -> dict[str, tuple[str, re.Match]]:
    found: dict[str, tuple[str, re.Match]] = {}
    for path, data in site.files().items():
        if path.endswith("/index.html"):
            for mark in MARK.finditer(data.decode()):
                found.setdefault(mark["kind"], (path.removesuffix("/index.html"), mark))
    return found


@pytest.fixture(scope="module")
def specimens(auditors):
    """One mark of each kind, with its page."""
    found = [every_kind(site) for site in auditors]
    return {**found[0], **found[2], **found[1]} | {"split": found[0]["split"]}


def planted(auditors, specimens, kind, claim=None, text=None):
    path, mark = specimens[kind]
    page = page_at(auditors, path)
    new = f'<span data-claim="{claim or mark["claim"]}">{mark["text"] if text is None else text}</span>'
    lie = page[: mark.start()] + new + page[mark.end() :]
    assert lie != page
    return {d.code for d in lies_in(auditors, path, lie)}


@pytest.mark.parametrize("kind", sorted(PROVERS))
def test_another_number_or_word_in_the_text_is_found(auditors, specimens, kind):
    text = specimens[kind][1]["text"]
    other = re.sub(r"\d", lambda digit: str((int(digit[0]) + 1) % 10), text, count=1)
    assert planted(auditors, specimens, kind, text=other if other != text else f"not {text}") == {"audit/text"}


@pytest.mark.parametrize("kind", sorted(PROVERS))
def test_a_word_put_in_is_found(auditors, specimens, kind):
    first, _, rest = specimens[kind][1]["text"].partition(" ")
    assert planted(auditors, specimens, kind, text=f"{first} not {rest}") == {"audit/text"}


@pytest.mark.parametrize("kind", sorted(PROVERS))
def test_other_facts_are_found(auditors, specimens, kind):
    """The last field of each kind is a number, a list, a name or a flag; another one is a lie."""
    claim = specimens[kind][1]["claim"]
    name, _, value = claim.rpartition("=")
    other = {"yes": "no", "no": "yes"}.get(value) or (f"{value}1" if value[-1:].isdigit() else f"{value}x")
    assert "audit/claim" in planted(auditors, specimens, kind, claim=f"{name}={other}")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("API (words of summary): 25% less", "API (words of summary): 75% less"),
        ("25% less since March 1, 2026, $0.30", "25% less since March 1, 2025, $0.30"),
        ("<summary>Team: 20% less", "<summary>All is well. Team: 20% less"),
        (r"<summary>Basic: free since.*?</summary>", "<summary></summary>"),
    ],
)
def test_news_of_prices_in_a_feed_are_what_the_page_says(auditors, prices, old, new):
    auditor, files = auditors[prices], prices.files()
    for feed in ("feed.xml", "transcription/feed.xml"):
        lie = files | {feed: changed(files[feed].decode(), old, new).encode()}
        seen = [auditor.page(path, data)[1] for path, data in lie.items()]
        found = auditor.site([Batch(Gist.of(seen), lambda: seen)])  # noqa: B023
        assert [(d.code, d.span.path) for d in found] == [("audit/feed", feed)], found


def test_every_kind_of_claim_can_be_proved():
    kinds = {c.kind for c in vars(claims).values() if isinstance(c, type) and issubclass(c, claims.Claim)} - {""}
    assert kinds == set(PROVERS)


@pytest.mark.parametrize("name", ["reference", "rarities", "prices"])
def test_the_truth_is_no_lie(auditors, request, name):
    site = request.getfixturevalue(name)
    auditor, seen = auditors[site], []
    for path, data in site.files().items():
        lies, found = auditor.page(path, data)
        assert not lies
        seen.append(found)
    assert not auditor.site([Batch(Gist.of(seen), lambda: seen)])
    assert not auditor.words()
