### Every sentence form of a site in English.
### A message named after a claim says that claim; its forms say it in other places.
### Arguments are finished text; NAME_is holds what a form may select by: a whole number or a word (see docs/words.md).

## Settings

# Names of dimensions begin with a small letter inside a sentence, unless they are acronyms.
dimension-case = lower

## Claims: who is ahead

overall = { $winner } scores higher overall, { $high } to { $low }.
    .card = { $winner } wins
    .teaser = { $winner } is ahead, { $high } to { $low }
    .description = { $winner } is ahead overall, { $high } to { $low }.

close = { $gap_is ->
    [0] { $first } and { $second } score the same overall, { $high }.
   *[other] { $first } and { $second } are too close to call, { $high } to { $low } overall.
}
    .card = { $gap_is ->
        [0] No winner: level overall
       *[other] No winner: { $gap } apart
    }
    .teaser = { $gap_is ->
        [0] Level at { $high }
       *[other] Too close to call, { $high } to { $low }
    }
    .description = { $gap_is ->
        [0] Both have { $high } overall, so there is no winner.
       *[other] With { $high } to { $low } overall there is no winner.
    }

split = { $ahead } comes out ahead under our weights, { $high } to { $low }, but the result hangs on them.
    .card = { $share_is ->
        [under] No winner: under { $share } of all weightings put { $ahead } ahead
       *[about] No winner: only { $share } of all weightings put { $ahead } ahead
    }
    .teaser = The weighting decides, { $high } to { $low }
    .description = { $ahead } has { $high } to { $low } overall, but the weighting decides.

unproven = { $ahead } scores higher, { $high } to { $low }, but that lead rests on its vendor’s word.
    .card = No winner: without the vendor’s own figures for { $dimensions } the lead is gone
    .teaser = { $ahead } scores { $high } to { $low }, unproven
    .description = { $ahead } scores { $high } to { $low }, a lead that rests on its vendor’s word.

incomparable = There is no score that { $first } and { $second } both have, so we name no winner.
    .card = Not comparable: no shared score
    .teaser = No shared score
    .description = No score is known for both, so there is no winner.

## Claims: on what

tally = { $sweep_is ->
    [yes] { $compared_is ->
        [1] { $ahead } leads on the one dimension compared.
        [2] { $ahead } leads on both dimensions compared.
       *[other] { $ahead } leads on all { $compared } dimensions compared.
    }
   *[no] { $other_is ->
        [0] { $own_is ->
            [0] { $compared_is ->
                [one] On the one dimension compared neither leads.
                [2] Neither leads on either of the two dimensions compared.
               *[other] Neither leads on any of the { $compared } dimensions compared.
            }
           *[other] { $ahead } leads on { $own } of the { $compared } dimensions compared.
        }
       *[other] { $own_is ->
            [0] { $ahead } leads on none of the { $compared } dimensions compared, { $behind } on { $other }.
           *[other] { $ahead } leads on { $own } of the { $compared } dimensions compared, { $behind } on { $other }.
        }
    }
}
    .it = { $sweep_is ->
        [yes] { $compared_is ->
            [1] It leads on the one dimension compared.
            [2] It leads on both dimensions compared.
           *[other] It leads on all { $compared } dimensions compared.
        }
       *[no] { $other_is ->
            [0] { $own_is ->
                [0] { $compared_is ->
                    [one] On the one dimension compared neither leads.
                    [2] Neither leads on either of the two dimensions compared.
                   *[other] Neither leads on any of the { $compared } dimensions compared.
                }
               *[other] It leads on { $own } of the { $compared } dimensions compared.
            }
           *[other] { $own_is ->
                [0] It leads on none of the { $compared } dimensions compared, { $behind } on { $other }.
               *[other] It leads on { $own } of the { $compared } dimensions compared, { $behind } on { $other }.
            }
        }
    }

wins = { $product } leads on { $leads }.
    .card = Ahead on { $leads }

concedes = { $product } is ahead on { $leads }.
    .card = Ahead on { $leads }

leads-nothing = { $compared_is ->
    [one] No other dimension is compared on which { $product } could be ahead.
   *[other] { $product } leads on nothing that is compared.
}
    .card = Ahead on nothing that is compared

level = On { $dimensions } the two are level.

lead-item = { $dimension } ({ $high } to { $low })
turn-item = { $at_is ->
    [above] over { $at } of the weight on { $dimension }
   *[below] under { $at } of the weight on { $dimension }
}

dominates = { $winner } is behind on nothing that is compared.

coverage = Compared on { $compared } of { $scored } dimensions. Left out for want of a score: { $missing }.

## Claims: how firm

firmness = { $share_is ->
    [all] { $winner } is ahead or level with every possible weighting
    [over] { $winner } wins with over { $share } of all possible weightings
   *[other] { $winner } wins with { $share } of all possible weightings
}{ $narrow_is ->
    [yes] , by a narrow margin
   *[no] {""}
}

odds = { $product } is ahead of { $other } with { $share_is ->
    [over] over { $share }
    [under] under { $share }
   *[other] { $share }
} of all possible weightings.
    .cell = { $share_is ->
        [over] > { $share }
        [under] < { $share }
       *[other] { $share }
    }

flips = { $challenger } moves ahead with { $turns }, the other weights kept in proportion.

## Claims: advice

choose = you care most about { $dimension }
    .more = or about { $dimension }
not-choose = Being better on { $dimensions } is not enough: with { $half_is ->
    [yes] { $dimensions_is ->
        [one] half of the weight there
       *[other] half of the weight on any one of them
    }
   *[no] { $dimensions_is ->
        [one] the weight it has
       *[other] half of the weight on any one of them, or its own if that is more,
    }
} { $level_is ->
    [yes] { $dimensions_is ->
        [one] the two are level
       *[other] { $other } is still ahead or level
    }
   *[no] { $other } is still ahead
}. It would take { $turns }.
no-advice = With any one dimension raised to half of the weight, { $other } stays ahead or level.

profile = { $profiles_is ->
    [one] our profile { $profiles } describes you
   *[other] one of our profiles describes you: { $profiles }
}
profile-needs = our profile { $profile } describes you: { $other } { $partly_is ->
    [yes] offers only in part what it needs
   *[no] does not offer what it needs
} ({ $need }: { $word })

## Claims: scores that are derived

derived = Derived: halfway between { $quality }, the mean of the other scores, and { $price } for the price ({ $workload }: { $charge_is ->
    [nothing] no charge
    [least] { $month } a month, the lowest charge
   *[more] { $month } a month against { $least }, the lowest charge
}).
not-derived = { $missing_is ->
    [0] Not derived, since no cost is known ({ $workload }).
   *[other] Not derived, for want of a score: { $missing }.
}

## Claims: in the category

rank = Rank { $rank }{ $shared_is ->
    [yes] =
   *[no] {""}
} of { $of }
    .cell = { $rank }{ $shared_is ->
        [yes] =
       *[no] {""}
    }
    .description = { $shared_is ->
        [yes] Rank { $rank }= of { $of } with { $overall } overall.
       *[no] Rank { $rank } of { $of } with { $overall } overall.
    }

unranked = Not ranked: { $scored_is ->
    [one] { $scored } of { $of } scores is known
   *[other] { $scored } of { $of } scores are known
}
    .cell = { $scored } of { $of } scores
    .description = Not ranked, with { $scored } of { $of } scores known.

best-for = { $products_is ->
    [one] { $products } with { $overall }, the highest of the { $of } that qualify
   *[other] { $products }, level at { $overall }, the highest of the { $of } that qualify
}

evidence = { $scores_is ->
    [0] No score is known yet.
   *[other] { $complete_is ->
        [yes] { $scores_is ->
            [one] The one score has evidence beyond the editors’ opinion.
            [2] Both scores have evidence beyond the editors’ opinion.
           *[other] All { $scores } scores have evidence beyond the editors’ opinion.
        }
       *[no] { $proven_is ->
            [0] { $scores_is ->
                [one] The one score is the editors’ opinion.
                [2] Both scores are the editors’ opinion.
               *[other] All { $scores } scores are the editors’ opinion.
            }
            [one] { $proven } of { $scores } scores has evidence beyond the editors’ opinion.
           *[other] { $proven } of { $scores } scores have evidence beyond the editors’ opinion.
        }
    }
}{ $derived_is ->
    [0] {""}
    [one] {" "}One more is derived.
   *[other] {" "}{ $derived } more are derived.
}

difference = { $theirs } to { $own }{ $partial_is ->
    [yes] { $compared_is ->
        [one] {" "}on the one dimension that both have
       *[other] {" "}on the { $compared } dimensions that both have
    }
   *[no] {" "}overall
}: { $trails_is ->
    [0] { $leads_is ->
        [0] level{ $compared_is ->
            [one] {""}
           *[other] {" "}on every dimension
        }
       *[other] ahead on nothing, behind on { $leads }
    }
   *[other] ahead on { $trails }, { $leads_is ->
        [0] { $level_is ->
            [0] behind on nothing
           *[other] level on { $level }
        }
       *[other] behind on { $leads }
    }
}

superlative = { $products_is ->
    [one] { $products } scores highest on { $dimension }, { $points }, of the { $of } products{ $among_is ->
        [all] {""}
        [scored] {" "}scored there
       *[sold] {" "}on sale that are scored there
    }.
   *[other] { $products } score highest on { $dimension }, { $points } each, of the { $of } products{ $among_is ->
        [all] {""}
        [scored] {" "}scored there
       *[sold] {" "}on sale that are scored there
    }.
}
    .short = { $products } with { $points }{ $products_is ->
        [one] {""}
       *[other] {" "}each
    }, the highest of { $of }{ $among_is ->
        [all] {""}
        [scored] {" "}scored there
       *[sold] {" "}on sale that are scored there
    }

## Claims: families, and products that are not on sale

upgrade = Compared with { $older }, { $newer } gains { $gains_is ->
    [0] nothing
   *[other] on { $gains }
} and loses { $losses_is ->
    [0] nothing
   *[other] on { $losses }
}.
siblings = { $first } and { $second } are of one family.
retired = { $product } is retired, and { $successor } has taken its place.
    .short = retired
announced = { $product } is announced and not yet on sale.
    .short = announced

## Claims: single figures

score = { $points }
weight = { $weight }
profile-weight = { $weight }
own-overall = { $points }
    .apart = { $points } with all of its own scores counted
duel-overall = { $points }
crown = Winner
working = { $divisor_is ->
    [whole] { $terms }
   *[part] ({ $terms }) ÷ { $divisor }
} = { $mean }{ $rounded_is ->
    [yes] {" "}≈ { $overall }
   *[no] {""}
}
own-working = { working }
exact-share = { $ahead } is ahead with { $share } of all possible weightings.
break-evens = { $challenger } draws level at { $turns }, the other weights in proportion.
exact-turn-item = { $at } of the weight on { $dimension }
row-lead = { $product } by { $gap }
row-level = level
advised = { $step_is ->
    [move] Move to { $product } if
    [stay] Stay with { $product } if
   *[choose] Choose { $product } if
}

## Claims: costs
## Sums always show the currency's decimals; a price inside the arithmetic shows all of its own.

cost = { $product }: { $month } a month for { $workload }, with { $plan }.
    .month = { $month }
    .year = { $year }
cost-working = { $plain_is ->
    [yes] { $month } is the price of the plan
   *[no] { $parts_is ->
        [0] no charge
       *[other] { $parts } = { $month }
    }
}
part-metered = { $amount }{ $short } × { $price }{ $short_is ->
    [none] {""}
   *[some] /{ $short }
}
part-fee = { $count_is ->
    [one] {""}
   *[other] { $count } ×{" "}
}{ $period_is ->
    [day] { $price } × 30 days
    [year] { $price } ÷ 12
   *[month] { $price }
}
part-power = { $watts } W × { $hours } h × { $price }/kWh
part-bought = { $price } ÷ { $months_is ->
    [one] { $months } month
   *[other] { $months } months
}
no-cost = { $reason_is ->
    [no-prices] no current price on file
    [quote] price on request
    [currency] priced in { $what }, without an exchange rate on file
   *[no-rate] no rate for { $what }
}
cheaper = { $ratio_is ->
    [free] { $workload }: { $product } costs nothing, { $other } { $theirs } a month.
    [half] { $workload }: { $product } costs half as much as { $other }.
    [third] { $workload }: { $product } costs a third as much as { $other }.
    [quarter] { $workload }: { $product } costs a quarter as much as { $other }.
    [fifth] { $workload }: { $product } costs a fifth as much as { $other }.
    [tenth] { $workload }: { $product } costs a tenth as much as { $other }.
    [little] { $workload }: { $product } is cheaper than { $other } by { $less } a month.
   *[times] { $workload }: { $product } is cheaper; { $other } costs { $times } times as much.
}
same-cost = { $workload }: { $first } and { $second } cost the same.
crossing = { $product } has paid for itself against { $other } after { $months_is ->
    [one] { $months } month
   *[other] { $months } months
} ({ $workload }): { $once } more at the start and { $running } a month to run, against { $theirs } a month.
no-crossing = { $ever_is ->
    [yes] { $product } does not pay for itself against { $other } within { $horizon_is ->
        [one] { $horizon } month
       *[other] { $horizon } months
    } ({ $workload }): { $once } more at the start and { $running } a month to run, against { $theirs } a month.
   *[no] { $product } never pays for itself against { $other } ({ $workload }): after { $once } more at the start it takes { $running } a month to run, against { $theirs } a month.
}
cost-by = { $paid }
    .place = { $months }
cost-at = { $month }
    .place = { $times } ×
cheapest-for = { $products_is ->
    [one] { $products } costs least: { $month } a month, the lowest of the { $of } that can be priced.
   *[other] { $products } cost least: { $month } a month each, the lowest of the { $of } that can be priced.
}
all-cost = { $of_is ->
    [2] Both products that can be priced cost { $month } a month.
   *[other] All { $of } products that can be priced cost { $month } a month.
}
cost-rank = Rank { $rank }{ $shared_is ->
    [yes] =
   *[no] {""}
} of { $of } that can be priced, at { $month } a month
    .cell = { $rank }{ $shared_is ->
        [yes] =
       *[no] {""}
    }
converted = Prices of { $product } are in { $source } and were converted at { $rate } { $target } per { $source }, the rate of { $date }.

## Claims: prices over time

price-change = { $plan }{ price-item }: { $way_is ->
    [free] free { price-since }, { $before }{ price-per } before.
    [charged] { $after }{ price-per } { price-since }, free before.
    [times] { $times_is ->
        [2] twice
       *[other] { $times } times
    } as much { price-since }, { $after } instead of { $before }{ price-per }.
    [more] { price-about }{ $share } more { price-since }, { $after } instead of { $before }{ price-per }.
   *[less] { price-about }{ $share } less { price-since }, { $after } instead of { $before }{ price-per }.
}
price-item = { $what_is ->
    [bulk] {" "}({ $unit })
    [single] {" "}({ $unit })
   *[fee] {""}
}
price-since = { $when_is ->
    [now] since { $day }
    [coming] from { $day } on
   *[then] from { $day }
}
price-about = { $share_is ->
    [about] about{" "}
    [over] over{" "}
    [under] under{" "}
   *[exact] {""}
}
price-per = { $what_is ->
    [bulk] {" "}per { $per }
    [day] {" "}a day
    [month] {" "}a month
    [year] {" "}a year
   *[other] {""}
}{ $each_is ->
    [yes] {" "}per { $unit }
   *[no] {""}
}
terms-change = { $plan }: other terms { price-since }.
plan-ends = { $when_is ->
    [coming] { $plan }: until { $day } only.
   *[then] { $plan }: offered until { $day }.
}
plan-starts = { $plan }: offered from { $day } on.
price-then = { $price }

## Page titles and descriptions

card-alt = { $a } beside { $b }. { $opening }
pair-heading = { $a } vs { $b }
pair-title = { $a } vs { $b }{ $category_is ->
    [none] {""}
   *[some] {" "}({ $category })
}
pair-description = { $a } or { $b }{ $category_is ->
    [none] {""}
   *[some] {" "}({ $category })
}? { $opening } The scores side by side, and what stands behind them.
product-title = { $name }: scores and what stands behind them{ $category_is ->
    [none] {""}
   *[some] {" "}({ $category })
}
product-description = { $name } ({ $category }). { $rank } Its scores one by one, and what stands behind each of them.
product-description-plain = { $name } ({ $category }): its scores one by one, and what stands behind each of them.
alternatives-title = Alternatives to { $name }{ $category_is ->
    [none] {""}
   *[some] {" "}({ $category })
}
alternatives-heading = Alternatives to { $name }
alternatives-description = { $count_is ->
    [one] One alternative to { $name } ({ $category }), with its overall and what it is ahead and behind on.
   *[other] { $count } alternatives to { $name } ({ $category }), nearest first, each with its overall and what it is ahead and behind on.
}
category-title = { $count_is ->
    [0] { $name }: no products yet
    [one] { $name }: one product, scored
   *[other] { $name }: { $count } products compared
}
category-description = { $count_is ->
    [0] { $name }: no product is scored here yet.
    [one] { $name }: one product scored by a published rubric, with what stands behind each score.
   *[other] { $name }: { $count } products scored by one published rubric, with what stands behind each score.
}
pair-index-title = { $name }: all pairs, page { $number } of { $of }
pair-index-description = All comparisons among { $name } in order of name: page { $number } of { $of }, from { $first } on.
article-description = { $title }: an article.
home-description = { $title }: products compared by published scores.
method-title = How we score
method-description = How { $title } scores products: dimensions, weights, anchors, evidence, ties, and what a verdict rests on.
not-found-title = Page not found
not-found-description = There is no page at this address.
search-description = Search { $title }: find a product by its name, or two of them side by side.
moved-title = Moved: { $name }
moved-description = This page has moved.
moved-renamed = This product has a new address.
moved-retired = { $name } is retired. Its successor is { $successor }.
page-number = Page { $number }

## Prices

plan-rate = { $per_is ->
    [none] { $price } per { $unit }
   *[some] { $price } per { $per } { $unit }
}
plan-beyond = beyond that { $rate }
plan-free = no charge
plan-per-day = { $price } a day{ $per_is ->
    [none] {""}
   *[some] { $minimum_is ->
        [1] {" "}per { $per }
       *[other] {" "}per { $per }, at least { $minimum }
    }
}
plan-per-month = { $price } a month{ $per_is ->
    [none] {""}
   *[some] { $minimum_is ->
        [1] {" "}per { $per }
       *[other] {" "}per { $per }, at least { $minimum }
    }
}
plan-per-year = { $price } a year{ $per_is ->
    [none] {""}
   *[some] { $minimum_is ->
        [1] {" "}per { $per }
       *[other] {" "}per { $per }, at least { $minimum }
    }
}
plan-owned = { $price } once
plan-power = draws { $watts } W
plan-quote = price on request
plan-includes-day = includes { $amount } { $unit } a day
plan-includes-month = includes { $amount } { $unit } a month
plan-includes-year = includes { $amount } { $unit } a year

## Facts

spec-yes = Yes
spec-no = No
spec-partial = Partly
spec-unknown = Not checked
prices-none = No current price on file

# What a profile needs, inside a sentence.
need-yes = yes
need-no = no
need-partial = partly

## Labels

home = Home
skip = Skip to the content
menu = Site
breadcrumb = Breadcrumb
search-title = Search
search-label = A product, or two of them
search-between = vs versus or against and
search-pairs = Comparisons
search-products = Products
search-texts = Articles and pages
search-full = In the text
search-count = Results: { $count }
search-none = Nothing here is called “{ $query }”.
search-failed = The list of names could not be fetched. Type on to try again.
search-plain = Searching needs JavaScript. What there is can be found from here:
overall-label = Overall
overall-out-of = of 10
updated-words = Text updated
updated-scores = Scores checked
updated-prices = Prices checked
dates-label = Last checked
stale = (old)
scores = Scores
dimension-label = Dimension
lead-label = Who leads
not-known = not known
takes-no-part = takes no part
why-scores = Why these scores
why-score = Why
no-reason = no reason on file
no-reason-opinion = the editors’ opinion, no reason on file
no-score = looked for and not found
not-scored = not scored
opinion = Opinion
derive-overruled = Given by the editors instead of derived.
working-label = How the overall scores are worked out
own-working-label = How the overall is worked out
share-label = All weightings
break-evens-label = Break-even
verdict = Verdict
choose-section = Which one for you
suits = { $name } suits
prices = Prices
costs = What it costs
cost-for = For
card-cost = a month · { $workload }
cost-month = A month
cost-year = A year
cost-how = How these sums come about
cost-assumed = What is bought is spread over { $months_is ->
    [one] { $months } month
   *[other] { $months } months
} unless its plan says otherwise.
cost-assumed-power = What is bought is spread over { $months_is ->
    [one] { $months } month
   *[other] { $months } months
} unless its plan says otherwise; power is { $price } per kWh, { $hours_is ->
    [one] { $hours } hour
   *[other] { $hours } hours
} a month.
chart-time-title = What has been paid over the months
chart-time-axis = Months
chart-time-label = Two lines: what { $a } and { $b } have cost in total by each month ({ $workload }). The table below has the numbers.
chart-volume-title = What a month costs as the volume grows
chart-volume-axis = Times this volume
chart-volume-label = Two lines: what a month of { $a } and of { $b } costs from none to twice the volume ({ $workload }). The table below has the numbers.
scatter-title = Overall score against what a month costs
scatter-cost = A month
scatter-label = { $count } products by cost and overall score ({ $workload }). Unbeaten in cost and score together: { $best }. The tables have the numbers.
chart-times = { $times } ×
chart-numbers = The numbers
costs-cheapest = Cheapest first
costs-rest = { $count_is ->
    [one] One more product
   *[other] { $count } more products
}
volume-title = Your own volume, for a month
volume-reset = Reset
volume-hint = { $short } and { $long } are the same to these fields, and the arrow keys change a number.
volume-name = Your own volume
volume-shown = For your own volume instead of { $workload }:
volume-curves = The curves are drawn for { $workload } and left out for your own volume.
volume-told = { $a }: { $first }; { $b }: { $second }.{ $said_is ->
    [none] {""}
   *[some] {" "}{ $said }
}
volume-wrong = This is no amount. It can be written as { $short } or { $long }.
volume-old = What stands below is for the last amounts that could be read.
volume-failed = The prices could not be fetched. Change an amount to try again.
compare-title = Compare side by side
compare-description = Put two to four products of { $title } side by side: scores, costs and facts, differences first.
compare-lead = Two to four products, differences first
category-label = Category
compare-place = Product { $number }
compare-none = Choose one
compare-these = Compare some of these side by side
compare-more = Put more beside these two
compare-overall = Overall, on { $shared } of { $of } dimensions
compare-cost = Cost: { $workload }
compare-unpriced = Not priced
compare-same = The same for all, or nearly
compare-pairs = Two of them in detail
compare-told = { $count } products; { $differences_is ->
    [0] no row differs
    [one] one row differs
   *[other] { $differences } rows differ
}.
compare-failed = The facts could not be fetched. Choose a product to try again.
filter-title = Filter by score, price and facts
filter-reset = Show all
filter-least = { $limit } or more
filter-most = { $limit } or less
filter-told = { $count } of { $of } shown
filter-failed = The facts could not be fetched. Close and open this to try again.
weigh-title = What matters to you?
weigh-reset = Our weights
weigh-nothing = All sliders are at zero. Something has to matter.
weigh-failed = The words for the result could not be fetched. Move a slider to try again.
weighed = With your weights
weighed-top = With your weights: { $opening }
weighed-change = Change them
weighed-told = { $opening } { $firmness }
weighed-first = { $products_is ->
    [one] With your weights, { $products } comes first with { $overall }.
   *[other] With your weights, { $products } share the first place with { $overall }.
}
price-source = Source
price-history = { $plan }, prices over time
price-earlier = The whole history of { $plan }
price-lines = How what { $plan } asks for { $items } changed over time, in steps. The table below has the numbers.
price-from = from { $day }
price-until = until { $day }
price-between = { $start } to { $end }
price-none = –
price-head = { $unit }{ $per_is ->
    [none] {""}
   *[some] , per { $per }
}
price-fee-day = a day
price-fee-month = a month
price-fee-year = a year
price-fee-once = once
price-fee-each = { $fee }, per { $unit }
price-when = When
specs = Facts
specs-equal-count = { $count_is ->
    [one] One fact is the same on both
   *[other] { $count } facts are the same on both
}
fact-label = Fact
better = better
pros-cons = Pros and cons
pros = Pros
cons = Cons
article-label = The longer story
contents = Contents
by = { $author }
questions = Questions
ask-flips = What would put { $name } ahead?
highest-section = Highest on each dimension
what-changes = What changes
sources = Evidence and method
evidence-measured = measured
evidence-third_party = third party
evidence-vendor = vendor
evidence-opinion = opinion
checked = checked { $day }
source-line = source, line { $line }
rubric-version = Scored by version { $version } of the rubric.
corrections = Corrections
correction-line = { $was_is ->
    [none] { $what }
   *[some] { $what }: was { $was }, now { $now }
}
next = Where to go next
rivals-of = Other close rivals of { $name }
more-on = More on { $name }
all-of-category = { $category }: all products
disclosure = Some links on this page are affiliate links: if you buy through them, the publisher may earn a commission. Scores are set without regard to that.
buy = Buy { $name }
visit = { $name }: website
rank-label = Rank
ranking = Ranking
unranked-label = Not ranked
matrix-section = Each against each
matrix-about = Each cell says with how many of all possible weightings the product of its row is ahead of the one at the top. Bold: it wins.
matrix-top = The first { $count } of { $of } ranked products.
best-for-section = Best for
product-label = Product
score-label = Score
all-pairs = { $count_is ->
    [one] The one comparison
    [2] Both comparisons
   *[other] All { $count } comparisons
}
all-pairs-browse = Browse all { $count } comparisons
written-pairs = Comparisons with an article
prose-more = About this category
history = History
spark-item = { $points } until { $day }
spark-label = { $dimension }: { $items }, now { $now }
history-until = Until { $day }
rivals = Closest rivals
all-duels = All comparisons with { $name }
all-alternatives = More alternatives to { $name }
alternatives-about = The nearest first: the smallest mean gap over the dimensions both are scored on.
compare-with = Compare with { $name }
categories = Categories
products-count = { $count_is ->
    [0] No products
    [one] One product
   *[other] { $count } products
}
pairs-count = { $count_is ->
    [0] no comparisons
    [one] one comparison
   *[other] { $count } comparisons
}
newest-duels = Newest comparisons
closest-duels = Closest comparisons
articles = Articles
method-rubric = Rubric
method-version = Version { $version }
method-ties = overalls up to { $tie } apart have no winner, up to { $narrow } a narrow one
method-derive = A score is derived unless the editors give one, which then counts as their opinion. It lies halfway between two numbers. The first is the mean of the product’s scores on the dimensions that are not derived, by their weights. The second is the lowest monthly charge for { $workload } among the current products, divided by the product’s own and times ten; a product that charges nothing gets 10, and none gets more. The result is rounded to one decimal, half up. There is none if one of those scores or the cost is not known.
method-evidence = Kinds of evidence
method-evidence-measured = measured by us or by a method that anybody can repeat
method-evidence-third_party = stated by somebody who neither makes nor sells the product
method-evidence-vendor = stated by the product’s own maker; a lead that rests on this alone is not crowned
method-evidence-opinion = the editors’ judgement, with its reason
not-found-lead = There is no page at this address. Try one of these:
not-found-near = Did you mean one of these?
moved-lead = You are being taken to
draft = Draft
feed = Feed
published-by = Published by { $publisher }
myth-label = Often said
note-label = Note
tip-label = Tip
warning-label = Careful
reasons-label = Reasons for { $name }
see-method = How we score
footer-label = Footer
