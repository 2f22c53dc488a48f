"""Codes of articles and other texts: titles, facts, links, blocks, headings. Start with `CODES`."""

from generator.diagnostics.codes.code import Code, Level

CODES = (
    Code(
        "article/no-title",
        "an article or a page has no title",
        (
            "The title is its heading, and the words by which lists and search engines show it. "
            "Write it into the front matter, `title: About us`, or begin the text with the line `# About us`."
        ),
    ),
    Code(
        "block/misplaced",
        "a section of a pair's page cannot stand there",
        (
            "`::: costs`, `::: specs` and the other sections belong to the page of a pair: its article may place each "
            "once, or replace it by a text. Remove the block, or the second of two."
        ),
    ),
    Code(
        "block/unknown",
        "a block has no name, or one that does not exist",
        (
            "A line such as `::: note` begins a block, and a line of `:::` alone ends it. "
            "The names are `reasons`, `myth`, `both`, `note`, `tip` and `warning`, and in the article of a pair those "
            "of its sections. Correct the name. "
            "If a line of `:::` alone is reported, it closes nothing: "
            "remove it, or look for the first line that is missing."
        ),
    ),
    Code(
        "fact/contrary",
        "two facts cannot both hold, whatever the data are",
        (
            "Each guards a sentence, so one of two texts tells readers something that the other denies: "
            "`gemma-4.specs.context_window = 256K` in one and `gemma-4.specs.context_window = 128K` in the other. "
            "The message shows both places. Find out which is right, "
            "and correct the other fact together with the sentence that it guards."
        ),
    ),
    Code(
        "fact/false",
        "a fact of an article does not hold",
        (
            "Facts guard the sentences of an article: where a score or a spec has changed, "
            "a sentence that is no longer true must not reach a reader. The message says what the data are now. "
            "If they are right, correct the sentence, and then the fact: `birch.scores.comfort > 8`. "
            "If they are wrong, correct the data."
        ),
    ),
    Code(
        "fact/form",
        "a fact cannot be read, or compares what cannot be compared",
        (
            "A fact is a path, a sign and a value with spaces between them: `alder.specs.weight < 15`. "
            "The signs are `=`, `!=`, `<`, `<=`, `>`, `>=`, `contains` and `lacks`. "
            "Numbers are compared with numbers and days with days; "
            "words take only `=`, `!=`, `contains` and `lacks`. Prices are compared in one currency."
        ),
    ),
    Code(
        "fact/unknown",
        "a fact names something that does not exist or has no value",
        (
            "What cannot be looked up cannot be checked. A path is the id of a product, then `name`, "
            "`maker`, `status`, `family`, `scores.ID`, `scores.overall`, `specs.ID` or `price.UNIT`: "
            "`alder.scores.comfort > 7`. "
            "Correct the ids. If the score is not known or there is no price, remove the fact, "
            "and look again at the sentence that it guards."
        ),
    ),
    Code(
        "link/dangling",
        "a link leads nowhere",
        (
            "A reader would arrive at a missing page, or at the wrong place of a page. "
            "Links name ids, as in `[Cedar](product:cedar)` and `[both](pair:alder--birch)`; "
            "what follows a `#` are the words of a heading: `#when-to-choose-alder`. "
            "Correct the id or remove the link. A draft, and a pair that has no page, cannot be linked."
        ),
        adjustable=True,
    ),
    Code(
        "link/scheme",
        "a link has an address that a page may not have",
        (
            "Paths such as `../alder/` break when something is renamed, and nobody would notice; "
            "`javascript:` could harm a reader. "
            "Inside the site write the id: `[Alder](product:alder)`. "
            "Outside, write the whole address, with `https://`, `http://` or `mailto:`."
        ),
    ),
    Code(
        "markdown/heading",
        "a text has a `#` heading besides its title",
        (
            "A page has one main heading, its title; by that people who listen to a page find their way. "
            "This heading is shown as one of the second level. Write it as that: `## When to choose Alder`."
        ),
        Level.WARN,
        adjustable=True,
    ),
    Code(
        "verdict/number",
        "a verdict has a number that no record has",
        (
            "A verdict in an editor's words stands where a proven one would. "
            "Each of its numbers has to be on record of one of the two: "
            "a score, an overall, a gap, a weight, a fact, a price, a cost of a workload. "
            "Correct the number, or write the path of the value in double braces, so that it cannot grow old."
        ),
    ),
    Code(
        "verdict/unsaid",
        "a verdict in an editor's words does not say who wins",
        (
            "Without that nobody can tell whether it still holds once a score has changed. Write `winner:` beside "
            "`verdict:`, or the id after `::: verdict`; `none` where nobody wins."
        ),
        Level.WARN,
        adjustable=True,
    ),
    Code(
        "verdict/winner",
        "a verdict in an editor's words names a winner whom the scores do not crown",
        (
            "The text says one thing and the table another, perhaps since a score was corrected. "
            "Write the verdict anew, or remove it: what is computed is always right."
        ),
    ),
    Code(
        "markdown/too-deep",
        "lists, quotes or blocks of a text are nested too deep",
        (
            "A text may nest eight lists, or sixteen quotes and blocks; "
            "deeper ones would not be shown, without a word. "
            "Often an indentation that grew line by line is to blame. "
            "Where it is meant, make the outer levels headings."
        ),
    ),
)
