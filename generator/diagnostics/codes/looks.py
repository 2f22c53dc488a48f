"""Codes of how a site looks: templates, the theme, how heavy pages are. Start with `CODES`."""

from generator.diagnostics.codes.code import Code, Level

CODES = (
    Code(
        "budget/css",
        "a page loads more styles than the budget allows",
        (
            "Nothing is shown before the style sheet has arrived, so each kilobyte is a wait on a slow line. "
            "The budget is 20 kB for all styles of one page, as they are served and before compression. "
            "Remove rules that no page uses, or write several selectors for what is the same."
        ),
        level=Level.WARN,
        adjustable=True,
    ),
    Code(
        "budget/html",
        "the page of a pair is heavier than the budget allows",
        (
            "The budget is 40 kB of markup without an `<article>` that somebody wrote, before compression; "
            "the page named is the heaviest of the site. Look at what your templates repeat on it, "
            "or shorten the reasons and the evidence of its two products."
        ),
        level=Level.WARN,
        adjustable=True,
    ),
    Code(
        "budget/js",
        "a page loads more scripts than the budget allows",
        (
            "A phone has to read and run every script before the page answers. "
            "The budget is 25 kB for all scripts of one page, before compression. "
            "Leave out what the page can do without, or load it when it is first needed."
        ),
        level=Level.WARN,
        adjustable=True,
    ),
    Code(
        "template/blocked",
        "a template holds what browsers refuse on our pages",
        (
            "Pages carry a content security policy: files come from the site itself, and nothing is written into "
            "the page. A font, picture or script of another host would also tell that host who reads which page. "
            "Keep a copy in `templates/assets/`; put styles and scripts into files there."
        ),
        level=Level.WARN,
        adjustable=True,
    ),
    Code(
        "template/failed",
        "a template cannot make a page",
        (
            "It asks a missing value for a part of it, such as the year of an article without a date, "
            "or hands a filter what it cannot write; the hint names the page. "
            "Ask first whether the value is there: `{% if page.updated %}`."
        ),
    ),
    Code(
        "template/syntax",
        "a template cannot be read",
        (
            "Something in it is misspelt or not closed: `{% if … %}` needs `{% endif %}`, "
            "`{% for … %}` needs `{% endfor %}`, and `{{` needs `}}`. "
            "Look at the line shown and at those above it. "
            "If you remove your template, the one of the theme is used again."
        ),
    ),
    Code(
        "template/unknown",
        "a template asks for something that does not exist",
        (
            "It names a value that its page does not have, or a filter, a template or a message that nobody wrote. "
            "A template sees one variable, `page`; `docs/template-variables.md` lists what each page has, "
            "`docs/themes.md` the filters. What is there on some pages only may be asked for after "
            "`{% if page.rows is defined %}`."
        ),
    ),
    Code(
        "theme/alike",
        "the colours of the two sides are hard to tell apart",
        (
            "Some readers see no difference between red and green, and paper often has no colour at all, "
            "so the two accents have to differ in lightness as well as in hue. "
            "Make one of them clearly lighter or darker, or choose another hue; `dark:` has those of the dark scheme."
        ),
        level=Level.WARN,
        adjustable=True,
    ),
    Code(
        "theme/contrast",
        "a colour of the theme cannot be read on its ground",
        (
            "Names, numbers and links are written in these colours. Text needs a contrast of 4.5:1 against what it "
            "lies on, bars and lines 3:1 (WCAG 2.2, 1.4.3 and 1.4.11). Make the colour darker in the light scheme, "
            "lighter in the dark one; what `dark:` leaves out is made from your colours so that it can be read."
        ),
        level=Level.WARN,
        adjustable=True,
    ),
    Code(
        "theme/font",
        "a font that is not there or is none",
        (
            "The theme names a file in `content/fonts/`, as .woff2, .woff, .ttf or .otf. "
            "Fonts are never asked from other hosts. Put the file there, or remove the key; "
            "`face:` picks among the faces that readers have already."
        ),
    ),
)
