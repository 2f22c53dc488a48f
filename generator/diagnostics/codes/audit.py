"""Codes of finished pages that say what the data do not bear. Start with `CODES`."""

from generator.diagnostics.codes.code import Code

CODES = (
    Code(
        "audit/claim",
        "a page states facts that the data do not bear",
        (
            "Every element with `data-claim` is worked out again from the files of the site, "
            "and its facts have to come out the same, to the last number and in the same order. "
            "With `evenhand audit` the pages may be older than the data: build the site again. "
            "In a template of your own, let the filter `say` write the element; "
            "an element that you write by hand goes wrong at the next change of a score."
        ),
    ),
    Code(
        "audit/doubled",
        "a page says the same sentence twice",
        (
            "Readers take the second time for a mistake. Only sentences that come from the data are compared, "
            "not figures in tables and not what editors wrote. "
            'Say the claim once in your template, or in another form the second time: `{{ claim | say("card") }}`.'
        ),
    ),
    Code(
        "audit/empty",
        "a heading or a link has nothing to read",
        (
            "People who listen to a page hear of headings and links first, and one without a text tells them nothing. "
            "Give it a text; a link around a picture takes its name from the picture's `alt`, "
            "any other from `aria-label`. If there is nothing to say, leave the element out."
        ),
    ),
    Code(
        "audit/feed",
        "a feed or a sitemap does not agree with the pages",
        (
            "Each entry has to lead to a page that is there, a feed under the name that the page has, "
            "and a sitemap to none that search engines are kept away from. "
            "If you have a `feed.xml` or a `sitemap.xml` of your own in `templates/`, "
            "write addresses and titles as the one of the theme does."
        ),
    ),
    Code(
        "audit/head",
        "the head of a page contradicts itself",
        (
            "The title holds `og:title`, the descriptions are the same, "
            "and `canonical` and `og:url` are the address of the page itself. "
            "Otherwise search results and shared links show what the page does not. "
            "Use `page.head.title`, `page.head.description` and `page.head.url` for all of them, "
            "as the theme's `base.html` does."
        ),
    ),
    Code(
        "audit/missing",
        "a page about two products leaves out what it has to say",
        (
            "It has to answer once who is better, as the ruling is: `page.lead` begins with that claim. "
            "If it says more than that, it names the dimensions that take no part (`page.coverage`); "
            "if it shows the overalls, it shows the crown (`page.a.crown`, `page.b.crown`). "
            "Put the missing claim into your `pair.html`: `{{ page.coverage | say }}`."
        ),
    ),
    Code(
        "audit/place",
        "a true sentence stands where it misleads",
        (
            "A figure inside of `side-a` or `side-b` is about the product of that side, "
            "advice stands below the heading of the product that it is for (`side.advised`), "
            "and a page speaks of its own products. "
            'Move the element, or name the side by its own letter: `class="side-b"`.'
        ),
    ),
    Code(
        "audit/residue",
        "a page shows a trace of a template or of a program",
        (
            "Something such as `{{` or `None` has reached the reader. Texts of the editors' and code are left out. "
            "In a template, ask before you show what may be missing: `{% if page.summary %}`. "
            "Markup that was escaped twice comes from text put together by hand; use the filters."
        ),
    ),
    Code(
        "audit/given",
        "scripts are given other points, weights or facts than those of the data",
        (
            "A reader's own weights are judged by the points and weights beside the sliders, and products are "
            "compared, sorted and filtered by `CATEGORY/table.json`, so all of it has to be that of the files of the "
            'site. In templates of your own let the filters write it: `{{ page.weighing | fragment("weigh") }}`, '
            "`{{ page.value | json }}`."
        ),
    ),
    Code(
        "audit/structured-data",
        "the structured data of a page say something else than the page",
        (
            "Search engines show what stands in JSON-LD, and expect to find it on the page. "
            "Each block has to be sound JSON, and a `BreadcrumbList` the same names and addresses "
            "as the visible breadcrumb, counted from 1. Let the filter write it: "
            "`{{ page.head.breadcrumb | breadcrumb_ld(page.frame.base_url) }}`."
        ),
    ),
    Code(
        "audit/tariffs",
        "scripts reckon with other prices than those of the data",
        (
            "A reader's own volume is worked out from `CATEGORY/costs.json`, so each of its figures has to be "
            "that of the files of the site. With `evenhand audit` it may be older than the data: build the site again. "
            "In a `costs.json` of your own in `templates/` let the filter write them: `{{ page.value | json }}`."
        ),
    ),
    Code(
        "audit/text",
        "the words on a page do not say what its claim says",
        (
            "An element with `data-claim` shows the claim in one of the forms that the words file has for it, "
            "and nothing else: no other number, name or word. Put labels and signs outside of the element. "
            "If you want to say it differently, add a form to the words file, `.short = …`, "
            'and ask for it: `{{ claim | say("short") }}`.'
        ),
    ),
    Code(
        "audit/value",
        "a value in a text is not that of the data",
        (
            'What stands in `<data value="alder.scores.comfort">` has to be the present value of that path. '
            "With `evenhand audit` the page may be older than the data: build the site again. "
            "In a text, write `{{ alder.scores.comfort }}` and leave the element to us."
        ),
    ),
    Code(
        "audit/words",
        "a sentence of the words file turns a claim around or leaves something out",
        (
            "The arguments of a claim have an order, in which a sentence has to name them: "
            "who is ahead before who is behind, the higher number before the lower. "
            "Lists are named in whole, and a superlative with the number that it is chosen from. "
            "The message names what is wrong and the order that is right."
        ),
    ),
)
