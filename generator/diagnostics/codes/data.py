"""Codes of what does not fit together: categories, rubrics, products, prices, references. Start with `CODES`."""

from generator.diagnostics.codes.code import Code, Level

CODES = (
    Code(
        "category/missing",
        "a folder in `scores/` has no `category.yaml`",
        (
            "The folder is a category, and this file says what it is called and how its products are scored. "
            "Without it none of them gets a page. Add the file with a name, `name: Tables`, "
            "and with a rubric unless `evenhand.yaml` has one for all categories. "
            "If the folder is a slip, move its files to the right one."
        ),
    ),
    Code(
        "pair/itself",
        "an article compares a product with itself",
        (
            "The name of the file has the same id on both sides of `-vs-`. "
            "Rename it after the two products that it is about: `birch-vs-cedar.md`. "
            "A text about one product is named after that product: `cedar.md`."
        ),
    ),
    Code(
        "pair/two-articles",
        "a pair has two articles",
        (
            "A pair has one page, whichever product is named first, and one article stands on it. "
            "`alder-vs-birch.md` and `birch-vs-alder.md` are articles of the same pair. "
            "Move what you want to keep into one of them, and remove the other."
        ),
    ),
    Code(
        "pricing/expired",
        "a plan has ended, and nothing comes after it",
        (
            "The last entry of that name has an `until` in the past, so the plan is no longer on the page, "
            "and perhaps the product has no price at all. Add the entry that follows, `from:` that day. "
            "If the plan is gone for good, keep the entry for the history of prices and waive this: "
            '`waivers: {pricing/expired: "The offer was for one summer."}`.'
        ),
        Level.WARN,
        adjustable=True,
    ),
    Code(
        "pricing/free-summary",
        "the summary of prices names an amount, and every plan is free",
        (
            "Costs and rankings come from the plans, and by these the product costs nothing, "
            "while its readers are told a price. Add the plan that asks for it, "
            "`{name: Pro, kind: subscription, price: 20}`, or take the amount out of `summary:`."
        ),
        Level.WARN,
        adjustable=True,
    ),
    Code(
        "pricing/outlier",
        "a rate is more than ten times or less than a tenth of comparable ones of its plan",
        (
            "Most often `per:` is missing, or a decimal point is in the wrong place. "
            "Compared are rates for units that are shown for as many, such as input and output tokens per 1M, "
            "and the same rate in the entry before. Nothing is said while one of them is within ten times. "
            'If the price is right, say so: `waivers: {pricing/outlier: "Images are that much dearer."}`.'
        ),
        Level.WARN,
        adjustable=True,
    ),
    Code(
        "pricing/jump",
        "the price of all units changes at a threshold, so what a month costs jumps there",
        (
            "With `tiers_for: all` a tier's price is for every unit once its threshold is passed. "
            "Where it is lower, a little more use costs less than a little less; where it is higher, one unit more "
            "costs a lot. Some vendors do bill like that. If this one asks the tier's price only of what is beyond "
            "the threshold, leave `tiers_for` out."
        ),
        Level.INFO,
        adjustable=True,
    ),
    Code(
        "pricing/overlap",
        "two entries of one plan hold at the same time",
        (
            "Entries of one name are one plan over time, and a plan has one price on each day. "
            "Let the earlier entry end on the day on which the later begins: "
            "`until: 2026-12-01` in the first and `from: 2026-12-01` in the second. "
            "If they are two plans, give them different names."
        ),
    ),
    Code(
        "pricing/summary",
        "the summary of prices names an amount that no present plan asks for",
        (
            "The summary and the plans stand beside each other, and one of them is out of date. "
            "An amount counts as asked for if it is a fee (by the month or the year, for one or for the fewest), "
            "a rate for one, a thousand, a million or as many as the unit is shown for, a tier or a variant. "
            "Correct the summary or the plan. If the amount cannot be written as a plan, say why: "
            '`waivers: {pricing/summary: "The included amount is not published."}`.'
        ),
        Level.WARN,
        adjustable=True,
    ),
    Code(
        "pricing/tiers",
        "the tiers of a price do not rise",
        (
            "Each tier holds from its `above:` on, so the thresholds have to rise from one to the next; "
            "the price of the first units stands beside the tiers, in `price:`."
        ),
    ),
    Code(
        "pricing/term",
        "a plan ends before it starts, or on the same day",
        (
            "`from` is the first day of a price, and `until` the first day on which it no longer holds. "
            "As it is written, no reader would ever see the price. "
            "Let `until` be the later day: `from: 2026-11-01, until: 2026-12-01`. Leave out an end that is open."
        ),
    ),
    Code(
        "pricing/variants",
        "the variants of a unit add up to more than the workload uses of it",
        (
            "`variants:` says how much of what a workload uses may be billed in another form, "
            "so together they are at most the amount under `usage:`. "
            "With `usage: {input_tokens: 150M}`, cached and batch tokens come to 150M or less. "
            "Lower one of them, or raise the usage; a unit that is not used has no variants."
        ),
    ),
    Code(
        "pricing/unsourced",
        "prices have no source, or no day on which they were looked at",
        (
            "Prices change more often than anything else on a page, and a reader wants to look them up. "
            "Say where they stand and when you last looked: "
            "`pricing: {source: https://example.com/prices, checked: 2026-11-21, plans: []}`. "
            "If there is no such place, because you measured or assumed them, waive this with the reason."
        ),
        Level.INFO,
        adjustable=True,
    ),
    Code(
        "product/no-successor",
        "a retired product names no successor",
        (
            "The page of a retired product, and the pages of its old pairs, lead readers on to the product that "
            "came after it. Name that by its id: `successor: elm`. "
            "If the maker has none, name the product that you would send its readers to."
        ),
    ),
    Code(
        "product/same-name",
        "two products of one maker have the same name in a category",
        (
            "On a page about both, nobody could tell them apart. "
            "Add to one of the names what makes the difference, such as a size or a year: `name: Dogwood XL`. "
            "Products of different makers may share a name; their titles then carry the maker."
        ),
    ),
    Code(
        "product/successor-circle",
        "the successors of a product run in a circle",
        (
            "A retired product leads readers on to its successor, and here they would never arrive. "
            "Follow the `successor:` lines from this product on, and let the last one name a current product: "
            "`successor: alder`."
        ),
    ),
    Code(
        "reference/check",
        "`checks:` names a code that does not exist or whose level is fixed",
        (
            "Most codes stand for mistakes that would make a page wrong or missing, and these stay errors. "
            "The others can be set to `error`, `warn`, `info` or `off`: `checks: {image/no-alt: error}`. "
            "Correct the spelling of the code, or remove the line."
        ),
    ),
    Code(
        "reference/dimension",
        "a score or a weight is given for a dimension that does not exist",
        (
            "Only the dimensions of the rubric are weighed and shown. "
            "Write the id as it stands under `dimensions:` in `category.yaml`, "
            "or in `evenhand.yaml` if the category has no rubric of its own. "
            "A new dimension is declared there: `{id: comfort, name: Comfort, weight: 40}`; "
            "all weights together are 100."
        ),
    ),
    Code(
        "reference/family",
        "a family has one product, and the name of another family is nearly the same",
        (
            "Two products of one family get a page that tells what changes between them; "
            "spelt in two ways, they are compared like strangers. Write the same word in each file: "
            "`family: gpt-4.1`. If they are two families, give them names that differ more."
        ),
        Level.WARN,
        adjustable=True,
    ),
    Code(
        "reference/product",
        "a successor or the name of a text refers to a product that does not exist",
        (
            "The id of a product is the name of its file in `scores/<category>/`, without `.yaml`. "
            "A text in `content/<category>/` is named after a product or a pair of that category, "
            "such as `alder.md` or `alder-vs-birch.md`, and `successor:` names a product of the same category. "
            "Correct the id, or rename the text."
        ),
    ),
    Code(
        "reference/spec",
        "a spec is named that the category does not declare",
        (
            "A page cannot show a fact without knowing its name and its type. "
            "Write the id as it stands under `specs:` in `category.yaml`, or declare the spec there: "
            "`{id: weight, name: Weight, type: number, unit: kg}`. "
            "The `needs` of a profile name specs too."
        ),
    ),
    Code(
        "reference/unit",
        "a price or an amount counts in a unit that the category does not declare",
        (
            "A unit has to be known by its name before a page can say what a price is for. "
            "Write the id as it stands under `units:` in `category.yaml`, or declare the unit there: "
            "`units: {days: {name: days of rent}}`. "
            "Units stand in `rates`, `allowance` and `capacity`, and in the `usage` of a workload."
        ),
    ),
    Code(
        "reference/workload",
        "a profile or a dimension names a workload that does not exist",
        (
            "A workload is a month's usage that costs are worked out for. "
            "Write the id as it stands under `workloads:` in `category.yaml`, or declare the workload there: "
            "`{id: busy-bot, name: A busy bot, usage: {requests: 300K}}`. "
            "A profile may also do without one; a dimension with `derive:` needs one in each category of its rubric."
        ),
    ),
    Code(
        "rubric/derived",
        "every dimension of a rubric is derived",
        (
            "A derived score rests half on the other scores, so at least one dimension has to be scored by people. "
            "Take `derive:` away from one, or add a dimension without it: "
            "`{id: comfort, name: Comfort, weight: 70}` beside "
            "`{id: value, name: Value, weight: 30, derive: {workload: busy-bot}}`."
        ),
    ),
    Code(
        "rubric/missing",
        "a category has no rubric",
        (
            "The rubric says what is scored and how much each part counts; nothing can be compared without it. "
            "Add it to `category.yaml`, or to `evenhand.yaml` for all categories: "
            "`rubric: {dimensions: [{id: comfort, name: Comfort, weight: 100}]}`."
        ),
    ),
    Code(
        "rubric/narrow",
        "`narrow` is smaller than `tie`",
        (
            "A gap up to `tie` is no win, and a gap up to `narrow` is a narrow win, so `narrow` cannot be the smaller. "
            "One that is left out has its usual value: `tie: 0.1`, `narrow: 0.3`. "
            "Raise `narrow`, or lower `tie`."
        ),
    ),
    Code(
        "rubric/weights",
        "weights do not add up to 100",
        (
            "Each weight is a part of the decision in percent, so those of a rubric make 100 together, "
            "and so do those of a profile. Change them until they do, for example to `40`, `30` and `30`. "
            "Thirds are `33.33`, `33.33` and `33.34`."
        ),
    ),
)
