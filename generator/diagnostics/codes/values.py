"""Codes of keys and of single values that do not fit their key. Start with `CODES`."""

from generator.diagnostics.codes.code import Code, Level

CODES = (
    Code(
        "key/unknown",
        "a key stands in a place where the format does not have it",
        (
            "It would have no effect, and a misspelt key would be lost unnoticed. "
            "Correct the spelling, for example `pros:` instead of `pro:`, or move the key to the group it belongs to. "
            "Data for templates of your own goes under `extra:`, in a product's file or in `evenhand.yaml`."
        ),
    ),
    Code(
        "text/trimmed",
        "a text in quotes begins or ends with white space",
        (
            "The site shows the text without it. "
            "Remove the spaces inside the quotes, so that the file says what the page shows: `tagline: Plain`."
        ),
        Level.WARN,
        adjustable=True,
    ),
    Code(
        "value/anchor",
        "an anchor does not stand at a whole number from 0 to 10",
        (
            "Anchors say in words what some points of the scale stand for, so each begins with a point of the scale. "
            "Write a whole number before the colon: `anchors: {2: Wobbles., 8: Carries a piano.}`."
        ),
    ),
    Code(
        "value/choice",
        "a value is not one of the words that fit its key",
        (
            "Some keys take one of a few words, because pages are made differently for each. "
            "`status` is `current`, `announced` or `retired`; "
            "a spec of type `bool` is `yes`, `no`, `partial` or `unknown`. "
            "Correct the spelling, in which small and capital letters count, or choose a word that the hint names."
        ),
    ),
    Code(
        "value/colour",
        "a colour is not written as `#` and six hex digits",
        (
            'The colours of the theme are written as design programs show them: `accent_a: "#0b6e99"`. '
            "The quotes are needed, because YAML takes `#` for the start of a comment. "
            "Names such as `blue` and short forms such as `#09c` are not known."
        ),
    ),
    Code(
        "value/currency",
        "a currency code is not in use",
        (
            "A page writes each price in its currency, which therefore has to be one in use. "
            "Write its three capital letters by ISO 4217: `currency: USD`. "
            "Small letters, signs such as `$` and currencies that were given up are not known."
        ),
    ),
    Code(
        "value/date",
        "a date is not written as a day of the calendar",
        (
            "Days are written in one way, so that nobody takes a month for a day: year, month and day, "
            "with two digits for each of the last two, as in `checked: 2026-04-13`. "
            "The day has to exist; 30 February does not. "
            "Only a spec of type `date` may also be a month or a year: `2026-04` or `2026`."
        ),
    ),
    Code(
        "value/empty",
        "nothing stands where a value is needed",
        (
            "An empty place could mean unknown, none or not yet written, and a page would have to guess. "
            "Write a value, or leave the key out. "
            "A score or a spec that was looked for and not found is `unknown`. "
            'A value that begins with `#` needs quotes, else YAML takes it for a comment: `accent_a: "#0b6e99"`.'
        ),
    ),
    Code(
        "value/exchange-rate",
        "an exchange rate is not a number with its day",
        (
            "Rates move, so a converted price means little without the day of its rate. "
            "Under each currency stand the rates into others and one day: "
            "`rates: {EUR: {USD: 1.08, date: 2026-04-01}}`. "
            "A rate is a number without quotes, after a currency code by ISO 4217."
        ),
    ),
    Code(
        "value/flag",
        "a value is neither `true` nor `false`",
        (
            "Keys that switch something on or off, such as `draft` and `affiliate`, take one of these two words, "
            "in small letters and without quotes: `draft: true`. "
            "`yes` and `no` are for specs of type `bool` only."
        ),
    ),
    Code(
        "value/group",
        "a single value or a list stands where a group of keys is needed",
        (
            "The key has keys of its own, in braces or on lines below it: "
            "`links: {homepage: https://example.com/alder}`. "
            "Write the value after the key it belongs to. "
            "If the keys are there, check their indentation: they stand two spaces further right than the key."
        ),
    ),
    Code(
        "value/id",
        "an id has characters that an id may not have",
        (
            "Other files refer to dimensions, units, specs, workloads and profiles by their ids. "
            "An id is made of `a` to `z` and `0` to `9` with single `_` or `-` between them, "
            "and has at most 80 characters: `Top Size` becomes `top_size`. "
            "One in `former_ids` is part of an address and takes hyphens only. What readers see goes into `name:`."
        ),
    ),
    Code(
        "value/line-break",
        "a line break stands in a text that has to stay on one line",
        (
            "Names, titles and taglines are shown in headings and tables, where there is room for one line. "
            "Join the lines: `tagline: Plain and light`. "
            "Longer texts, such as `summary` and `why`, may run over several lines."
        ),
    ),
    Code(
        "value/list",
        "a single value or a group of keys stands where a list is needed",
        (
            "A list of one entry is still written as a list: `pros: [Light]`, "
            "or each entry on a line of its own that begins with `- `. "
            "A spec of type `set` is a list too: `colours: [brown]`."
        ),
    ),
    Code(
        "value/missing",
        "a key is missing that its file or entry needs",
        (
            "No page can be made without it; a product, for example, needs `name`, `maker` and `scores`. "
            "Add the key: `maker: Example Works`. "
            "If it seems to be there, check its indentation: a key that stands too far right belongs to another group."
        ),
    ),
    Code(
        "value/negative",
        "a number is below zero, or is zero where it has to be more",
        (
            "A price may be 0, but not less. "
            "What counts something, such as `minimum`, days, limits and the amount that a price is `per`, "
            "has to be more than 0: `minimum: 2`. Correct the number, or leave the key out."
        ),
    ),
    Code(
        "value/number",
        "a value is not a number, or not written as one",
        (
            "A number has digits and at most one dot, with no unit, currency sign or separators: `price: 1500.50`. "
            "The unit of a spec stands in `category.yaml`, the currency under `pricing:`. "
            "In specs, in amounts of a unit and after `per` a number may end in `K`, `M` or `B`: "
            "`256K` is 256 thousand. A score that is not known is `unknown`."
        ),
    ),
    Code(
        "value/other",
        "a value does not fit its key",
        (
            "This is a mistake that has no code of its own; the message says what was expected. "
            "Compare the line with the example of its key in the reference of the files. "
            "If that does not help, report the line to the makers of Evenhand, so that the message becomes clearer."
        ),
    ),
    Code(
        "value/plan-kind",
        "a plan has no `kind`, or one that does not exist",
        (
            "The kind says how the price is paid: `usage` by the unit, `free` not at all, "
            "`subscription` by the day, month or year, `owned` once, and `quote` on request. "
            "Write one of these: `{name: Chair, kind: owned, once: 190}`."
        ),
    ),
    Code(
        "value/quoted-number",
        "a number stands in quotes",
        (
            "In quotes it is a text, and nothing can be worked out with a text. "
            "Remove the quotes: `comfort: 7.5`. "
            "Where a text is wanted, as in a name or a version, quotes are fine."
        ),
    ),
    Code(
        "value/score-decimals",
        "a score has more than one decimal",
        (
            "Scores are counted in whole tenths, so that overalls and gaps come out exactly; "
            "a second decimal would also claim more than a judgement can know. Round it: `comfort: 7.3`."
        ),
    ),
    Code(
        "value/score-range",
        "a score is not between 0 and 10",
        (
            "All scores share one scale, else they could not be weighed against each other. "
            "Bring a score from another scale to this one: 85 of 100 is `8.5`. "
            "If there is no score, write `unknown` or leave the dimension out. "
            "The same range holds for `tie` and `narrow`."
        ),
    ),
    Code(
        "value/target",
        "a target names a branch, a repository, a server, a bucket or the like that there cannot be",
        (
            "A branch is written like `gh-pages` or `sites/live`, a header like `X-Frame-Options`, and `remote` is the "
            "name of a remote, the address of a repository or a folder. `server` is what ssh knows, "
            "like `editor@www.example.com`, and `path` a folder there, whole or counted from the account's home, never "
            "with a `~` and never the root. `bucket` is the name of a bucket alone; what keys begin with is its "
            "`prefix`. Never write a password or a token into "
            "evenhand.yaml, which everybody can read: leave it to git's credential helper or to an SSH key."
        ),
    ),
    Code(
        "value/text",
        "a list or a group of keys stands where a text is needed",
        (
            "A text with a colon and a space in it is read as a key with its value, "
            "and one that begins with a bracket as a list. "
            'Put it in quotes: `tagline: "[New] and light"`. '
            "Several texts need a key that takes a list, such as `pros`."
        ),
    ),
    Code(
        "value/unknown-path",
        "a value in a text stands for nothing, or stands where none can be",
        (
            "`{{ alder.scores.comfort }}` puts the present value into the sentence; without one there would be a gap. "
            "A path is the id of a product, then `name`, `maker`, `scores.ID`, `scores.overall`, `specs.ID` "
            "or `price.UNIT`. Correct it, add the value to the product, or say in words that it is not known. "
            "If two categories have a product of that id, write `chairs/alder`. "
            "Two braces always begin a value, but for code, where they are shown as they are. "
            "A spec, a picture's description and the title of a block or a link take none: write the words there."
        ),
    ),
    Code(
        "value/too-long",
        "a text that has to stay on one line is longer than any page has room for",
        (
            "Names, titles and taglines stand in headings, tables and links. "
            "A thousand characters are far more than fits there, so that something else must have slipped in. "
            "Keep the name short, and put the rest into `summary` or the article."
        ),
    ),
    Code(
        "value/url",
        "a web address is not whole, or not one that fits here",
        (
            "Without `https://` a browser would look for the address inside your own site. "
            "Write it as the address bar of a browser shows it, with no spaces and no user name: "
            "`https://example.com/page`. The `base_url` of a site ends before any `?` or `#`. "
            "In `source_url` the places for a file and a line are `{path}` and `{line}`, after the host."
        ),
    ),
    Code(
        "value/weight",
        "a weight is not a percentage over 0 and up to 100",
        (
            "A weight says how large a part of the decision a dimension is. "
            "Write a number over 0 and up to 100, with at most two decimals: `weight: 33.33`. "
            "What should count nothing in a profile is left out of its `weights`."
        ),
    ),
    Code(
        "value/whole-number",
        "a number is not whole",
        (
            "It counts things that cannot be divided, such as seats, days, months or pages. "
            "Round it and write it without decimals: `minimum: 2`."
        ),
    ),
)
