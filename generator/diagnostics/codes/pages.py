"""Codes of the site as a whole: addresses, limits, words. Start with `CODES`."""

from generator.diagnostics.codes.code import Code, Level

CODES = (
    Code(
        "card/font",
        "a file in `templates/cards/` is no font",
        (
            "Cards are written with the fonts of that folder and with those of the theme, which have Latin, Greek, "
            "Cyrillic, Arabic and Hebrew letters. A font is a TrueType or OpenType file, `.ttf` or `.otf`. "
            "Put a whole file there, or remove it."
        ),
    ),
    Code(
        "card/letters",
        "no font of cards has a letter of a product's name",
        (
            "The name would be a row of boxes, so the pairs of this product have no card; nothing else changes. "
            "Put a font that has these letters into `templates/cards/`, for Chinese for example a Noto Sans SC "
            "as a `.ttf` or `.otf` file. Its licence has to allow that."
        ),
        Level.WARN,
        adjustable=True,
    ),
    Code(
        "extra/missing",
        "the site uses a part of Evenhand that is not installed",
        (
            "Cards and the search in texts need programs that few sites want, so they are installed on demand: "
            '`pip install "evenhand[cards]"` for `cards: true`, `pip install "evenhand[pagefind]"` for '
            "`search: {engine: pagefind}`. Install what the message names, or leave the key out of `evenhand.yaml`."
        ),
    ),
    Code(
        "plan/collision",
        "two pages would have the same address",
        (
            "Only one of them could be shown. It happens if a file in `content/pages/` has the name of a category, "
            "so that both want `/chairs/`, or if `former_ids` lists one id twice. "
            "Rename one of the two, for example to `content/pages/about-chairs.md`, or remove the second entry."
        ),
    ),
    Code(
        "plan/same-text",
        "two pages have the same title or the same description",
        (
            "In search results nobody could tell them apart; only pages that search engines are shown are compared. "
            "Give an article or page a `title:` and a `description:` of its own in its front matter. "
            "The page of a product takes its title from the product's name; give it a `description:` "
            "in the front matter of its text, `content/<category>/<product>.md`."
        ),
        adjustable=True,
    ),
    Code(
        "plan/too-many",
        "the site would have more pages than its limit",
        (
            "The number of pairs grows much faster than that of products: 100 products make 4,950 pairs. "
            "Build fewer pairs by `pairs: {build: {closest: 8}}` in `category.yaml`, "
            "or raise the limit in `evenhand.yaml`: `limits: {pages: 300000}`. It is 200,000 unless you set it."
        ),
    ),
    Code(
        "words/argument",
        "a message uses an argument that it is not given",
        (
            "A message that says a claim is given the fields of that claim, a label what its template hands it. "
            "Correct the name, or take it from the same message in the words of `en`. "
            "Only some arguments have a `NAME_is` to select by; the list of them is in `docs/words.md`."
        ),
    ),
    Code(
        "words/language",
        "there are no words for the language of the site",
        (
            "`language` in `evenhand.yaml` picks the sentences of the pages and the way numbers and days are written. "
            "Correct it: `language: en`; a regional form such as `en-GB` uses the words of `en`. "
            "For another language add `templates/words/<language>.ftl` with every message in that language."
        ),
    ),
    Code(
        "words/missing",
        "a words file lacks a message or a form",
        (
            "A page that needs it could not be made. In a language that the theme speaks, what your file leaves out "
            "is said in the words of the theme; in any other language it has to say everything. "
            "Copy the message from the words of `en`, with all of its forms, and translate it."
        ),
    ),
    Code(
        "words/syntax",
        "a message in a words file cannot be read",
        (
            "Pages take their sentences from this file, and would lack this one. "
            "A message is an id, an equals sign and a text: `home = Home`. "
            "Further lines of the same message are indented, and each brace is closed. "
            "No message stands in a file twice, none uses itself, and Fluent's terms and functions are not used."
        ),
    ),
    Code(
        "words/unknown",
        "a message or a form that nothing says",
        (
            "Its name is misspelt, or it is no longer used, so the page shows the words of the theme instead. "
            "Correct the name, or remove it. A message of your own counts as used "
            "if one of your templates names it in quotes."
        ),
        level=Level.WARN,
        adjustable=True,
    ),
)
