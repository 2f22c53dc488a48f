"""Codes of what makes a page worse for its readers, and of waivers. Start with `CODES`."""

from generator.diagnostics.codes.code import Code, Level

CODES = (
    Code(
        "editorial/adjective",
        "the reason of a score has an adjective from another part of the scale",
        (
            'A reader who finds "excellent" beside 6.8 trusts neither the word nor the number. '
            "What a word stands for is taken from the anchors of the dimension, "
            "or from a usual scale where the anchors do not have it. "
            "Choose a word that fits the score, or look at the score again: "
            "`why: Fine for an hour, tiring after three.`."
        ),
        Level.WARN,
        adjustable=True,
    ),
    Code(
        "editorial/casing",
        "a name or an acronym is not written as its owner writes it",
        (
            "Readers take a name such as `gpt-4O` for carelessness, and wonder about the figures beside it. "
            "Write `API`, `iOS`, `GPT-4o`, `Gemma 3`; Evenhand can correct it by itself. "
            "It knows common acronyms and the names of the products and makers of this site. "
            "If another spelling is meant, as in a command, say so: "
            '`waivers: {editorial/casing: "The name of a command."}`.'
        ),
        Level.WARN,
        adjustable=True,
    ),
    Code(
        "editorial/common-pro",
        "a pro is used word for word by three or more products of a category",
        (
            "What so many products have in common tells nobody which one to choose. "
            "Say what is particular about this one, best with a number: "
            "`Free for up to five people` instead of `Free plan`. If there is nothing particular, leave it out."
        ),
        Level.WARN,
        adjustable=True,
    ),
    Code(
        "editorial/comparative",
        "a comparison does not say what it compares with",
        (
            'A reader cannot check "cheaper" or "faster" alone, '
            "and beside another product it may be false. Name the other product or the figure: "
            "`Cheaper than Birch`, `Answers in 0.4 s`. "
            'The words "a fraction of" need a number or a product too: `A fifth of the price of Birch`.'
        ),
        Level.WARN,
        adjustable=True,
    ),
    Code(
        "editorial/description-length",
        "a `description` has fewer than 70 or more than 160 characters",
        (
            "Search engines show it below the title. A longer one is cut, and one that says too little "
            "is often replaced by a piece of the page. "
            "Say in one or two sentences what the reader will find, in 70 to 160 characters."
        ),
        Level.WARN,
        adjustable=True,
    ),
    Code(
        "editorial/filler",
        "a phrase says nothing",
        (
            'Phrases such as "at the end of the day" and "depends on your use case" take room and leave the reader '
            "where they were. Remove the phrase, or say what it hides, such as what the choice depends on: "
            "`Alder suits people who sit all day`. If it is a quotation, say so: "
            '`waivers: {editorial/filler: "The maker\'s own words."}`.'
        ),
        Level.WARN,
        adjustable=True,
    ),
    Code(
        "editorial/no-reason",
        "a score has no `why`",
        (
            "Without a reason a reader cannot tell whether the number holds for them. "
            "Write the long form with one sentence: "
            "`comfort: {score: 7.5, why: The seat gives way at the front.}`. "
            "Evidence below it makes the score firmer still."
        ),
        Level.INFO,
        adjustable=True,
    ),
    Code(
        "editorial/price-con",
        "`value` is scored 9 or more although a con is about the price",
        (
            "The page would praise the price in one place and blame it in another. "
            "Look which of the two is right: lower the score or remove the con. "
            "If both are, let the con say for whom the price is high: `Dear for fewer than five people`."
        ),
        Level.WARN,
        adjustable=True,
    ),
    Code(
        "editorial/pro-and-con",
        "a pro of a product is also one of its cons",
        (
            "The page would contradict itself with the same words in both lists. "
            "Keep the one that is right. If there is something to both, say when it helps and when it hurts: "
            "`Light enough to carry upstairs` and `So light that it tips over`."
        ),
        Level.WARN,
        adjustable=True,
    ),
    Code(
        "editorial/similar-taglines",
        "two products of a category have nearly the same tagline",
        (
            "Their taglines differ in one word at most, so they do not help a reader who looks down the list. "
            "Say of each what the other is not: `tagline: The soft one for long days`."
        ),
        Level.WARN,
        adjustable=True,
    ),
    Code(
        "editorial/stale-evidence",
        "a piece of evidence is older than the site allows",
        (
            "Products change, and an old figure may describe one that is no longer sold. "
            "Look at the source again, and write down what it says now with the new `date`, or find other evidence. "
            "The age in days is set in `evenhand.yaml`: `freshness: {evidence: 365}`; it is 365 unless you set it."
        ),
        Level.WARN,
        adjustable=True,
    ),
    Code(
        "editorial/title-length",
        "a `title` has more than 60 characters",
        (
            "Search results cut it, often before the words that matter. "
            "Put the names first and leave out what every page has in common: "
            "`title: Alder vs Birch for long days`."
        ),
        Level.WARN,
        adjustable=True,
    ),
    Code(
        "editorial/unlinked",
        "no other text and no navigation entry links to an article",
        (
            "Readers find it in a list of articles at best, not at the moment when it would help them. "
            "Link it from a text on the same matter, `[how to choose](article:how-to-choose)`, "
            'or from the navigation: `{title: How to choose, to: "article:how-to-choose"}`.'
        ),
        Level.INFO,
        adjustable=True,
    ),
    Code(
        "prose/stale-number",
        "a number beside a product's name equals no record of the product, or only a past one",
        (
            "A number that is typed into a sentence stays what it was when the score, the price or the spec changes. "
            "Write the value by its path, and it follows: `Alder scores {{ alder.scores.comfort }} for comfort.`. "
            "If the sentence is about the past, say so: `It was 7.0 until May.`. "
            "Looked at are numbers that stand beside a name, `Alder (7.0)`, or are tied to a product "
            "and to a dimension, a unit or a spec, `Alder has a comfort score of 7.0`. "
            "A number that the product's file states in words, in a `why` or in evidence, counts as a record too. "
            'Words such as "scores" and "per" are known in English only.'
        ),
        Level.WARN,
        adjustable=True,
    ),
    Code(
        "waiver/unknown",
        "a waiver names a code that does not exist or may not be waived",
        (
            "It has no effect. Only a code whose level can be set may be waived, "
            "in the file of a product, a category or the site, or in the front matter of an article, with the reason: "
            '`waivers: {editorial/filler: "The maker\'s own words."}`. '
            "Correct the code, or remove the waiver and mend what the code reports."
        ),
    ),
    Code(
        "waiver/unused",
        "a waiver stands in a file where its check finds nothing",
        (
            "What it excused is gone, or was never in this file. "
            "Left in place, it would hide the next mistake of its kind. "
            "Remove the line, or move it to the file that it is meant for."
        ),
        Level.WARN,
        adjustable=True,
    ),
)
