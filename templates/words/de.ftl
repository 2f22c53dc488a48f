### Alle Sätze, Beschriftungen und Titel einer Site auf Deutsch.
### Eine Nachricht, die wie eine Behauptung heißt, sagt diese Behauptung; ihre Formen sagen sie an anderer Stelle.
### Namen werden nie gebeugt: Kein Satz setzt einen Artikel oder einen Genitiv vor einen Namen (siehe docs/words.md).

## Einstellungen

# Namen von Kriterien sind Hauptwörter und bleiben groß.
dimension-case = keep

## Behauptungen: wer vorn liegt

overall = { $winner } liegt insgesamt vorn, { $high } zu { $low }.
    .card = { $winner } gewinnt
    .teaser = { $winner } vorn, { $high } zu { $low }
    .description = { $winner } führt in der Gesamtwertung mit { $high } zu { $low }.

close = { $gap_is ->
    [0] { $first } und { $second } kommen insgesamt auf dieselbe Wertung, { $high }.
   *[other] { $first } und { $second } liegen für ein Urteil zu dicht beieinander, insgesamt { $high } zu { $low }.
}
    .card = { $gap_is ->
        [0] Kein Sieger: insgesamt gleichauf
       *[other] Kein Sieger: nur { $gap } Punkte Abstand
    }
    .teaser = { $gap_is ->
        [0] Gleichauf mit { $high }
       *[other] Zu dicht beieinander, { $high } zu { $low }
    }
    .description = { $gap_is ->
        [0] Mit { $high } für beide gibt es keinen Sieger.
       *[other] Bei { $high } zu { $low } in der Gesamtwertung gibt es keinen Sieger.
    }

split = { $ahead } liegt nach unserer Gewichtung vorn, { $high } zu { $low }, doch an ihr hängt das Ergebnis.
    .card = { $share_is ->
        [under] Kein Sieger: { $ahead } liegt bei weniger als { $share } aller Gewichtungen vorn
       *[about] Kein Sieger: { $ahead } liegt nur bei { $share } aller Gewichtungen vorn
    }
    .teaser = Die Gewichtung entscheidet, { $high } zu { $low }
    .description = { $ahead } kommt insgesamt auf { $high } zu { $low }, doch die Gewichtung entscheidet.

unproven = { $ahead } liegt vorn, { $high } zu { $low }, doch der Vorsprung beruht auf Herstellerangaben.
    .card = Kein Sieger: ohne Herstellerangaben zu { $dimensions } ist der Vorsprung dahin
    .teaser = { $ahead } mit { $high } zu { $low }, unbelegt
    .description = { $ahead } kommt auf { $high } zu { $low }, ein Vorsprung aufgrund von Herstellerangaben.

incomparable = Kein Kriterium hat Wertungen sowohl für { $first } als auch für { $second }, daher nennen wir keinen Sieger.
    .card = Nicht vergleichbar: keine gemeinsame Wertung
    .teaser = Keine gemeinsame Wertung
    .description = Ohne gemeinsame Wertung gibt es keinen Sieger.

## Behauptungen: worin

tally = { $sweep_is ->
    [yes] { $compared_is ->
        [1] { $ahead } führt im einzigen verglichenen Kriterium.
        [2] { $ahead } führt in beiden verglichenen Kriterien.
       *[other] { $ahead } führt in allen { $compared } verglichenen Kriterien.
    }
   *[no] { $other_is ->
        [0] { $own_is ->
            [0] { $compared_is ->
                [one] Im einzigen verglichenen Kriterium führt keine Seite.
                [2] In keinem der beiden verglichenen Kriterien führt eine Seite.
               *[other] In keinem der { $compared } verglichenen Kriterien führt eine Seite.
            }
           *[other] { $ahead } führt in { $own } von { $compared } verglichenen Kriterien.
        }
       *[other] { $own_is ->
            [0] { $ahead } führt in keinem der { $compared } verglichenen Kriterien, { $behind } in { $other }.
           *[other] { $ahead } führt in { $own } von { $compared } verglichenen Kriterien, { $behind } in { $other }.
        }
    }
}
    .it = { $sweep_is ->
        [yes] { $compared_is ->
            [1] Das gilt auch im einzigen verglichenen Kriterium.
            [2] Das gilt in beiden verglichenen Kriterien.
           *[other] Das gilt in allen { $compared } verglichenen Kriterien.
        }
       *[no] { $other_is ->
            [0] { $own_is ->
                [0] { $compared_is ->
                    [one] Im einzigen verglichenen Kriterium führt keine Seite.
                    [2] In keinem der beiden verglichenen Kriterien führt eine Seite.
                   *[other] In keinem der { $compared } verglichenen Kriterien führt eine Seite.
                }
               *[other] Das gilt in { $own } von { $compared } verglichenen Kriterien, sonst herrscht Gleichstand.
            }
           *[other] { $own_is ->
                [0] { $ahead } führt in keinem der { $compared } verglichenen Kriterien, { $behind } in { $other }.
               *[other] Das gilt in { $own } von { $compared } verglichenen Kriterien, { $behind } führt in { $other }.
            }
        }
    }

wins = { $product } liegt vorn bei { $leads }.
    .card = Besser bei { $leads }

concedes = Besser ist { $product } bei { $leads }.
    .card = Besser bei { $leads }

leads-nothing = { $compared_is ->
    [one] Ein weiteres Kriterium, in dem { $product } vorn liegen könnte, wird nicht verglichen.
   *[other] In keinem verglichenen Kriterium führt { $product }.
}
    .card = In keinem verglichenen Kriterium besser

level = Gleichauf liegen beide bei { $dimensions }.

lead-item = { $dimension } ({ $high } zu { $low })
turn-item = { $at_is ->
    [above] mehr als { $at } des Gewichts auf { $dimension }
   *[below] weniger als { $at } des Gewichts auf { $dimension }
}

dominates = { $winner } liegt in keinem verglichenen Kriterium zurück.

coverage = Verglichen in { $compared } von { $scored } Kriterien. Mangels Wertung { $missing_is ->
    [one] bleibt
   *[other] bleiben
} außen vor: { $missing }.

## Behauptungen: wie sicher

firmness = { $share_is ->
    [all] { $winner } liegt bei jeder möglichen Gewichtung vorn oder gleichauf
    [over] { $winner } gewinnt bei mehr als { $share } aller möglichen Gewichtungen
   *[other] { $winner } gewinnt bei { $share } aller möglichen Gewichtungen
}{ $narrow_is ->
    [yes] , wenn auch knapp
   *[no] {""}
}

odds = { $product } liegt bei { $share_is ->
    [over] mehr als { $share }
    [under] weniger als { $share }
   *[other] { $share }
} aller möglichen Gewichtungen vor { $other }.
    .cell = { $share_is ->
        [over] > { $share }
        [under] < { $share }
       *[other] { $share }
    }

flips = { $challenger } zieht vorbei mit { $turns }, sofern die übrigen Gewichte im Verhältnis bleiben.

## Behauptungen: Rat
## Die Überschrift darüber ist „X wählen, wenn“, siehe `advised`.

choose = es vor allem auf { $dimension } ankommt
    .more = oder vor allem auf { $dimension }
not-choose = Besser bei { $dimensions } zu sein, genügt nicht: Auch mit { $half_is ->
    [yes] { $dimensions_is ->
        [one] der Hälfte des Gewichts darauf
       *[other] der Hälfte des Gewichts auf einem einzelnen davon
    }
   *[no] { $dimensions_is ->
        [one] dem jetzigen Gewicht darauf
       *[other] der Hälfte des Gewichts auf einem einzelnen davon, oder dem jetzigen, falls das mehr ist,
    }
} { $level_is ->
    [yes] { $dimensions_is ->
        [one] herrscht nur Gleichstand
       *[other] bleibt { $other } vorn oder gleichauf
    }
   *[no] bleibt { $other } vorn
}. Nötig wären { $turns }.
no-advice = Auch wenn ein einzelnes Kriterium auf die Hälfte des Gewichts steigt, bleibt { $other } vorn oder gleichauf.

profile = { $profiles_is ->
    [one] unser Profil { $profiles } zutrifft
   *[other] eines unserer Profile zutrifft: { $profiles }
}
profile-needs = unser Profil { $profile } zutrifft: { $other } bietet { $partly_is ->
    [yes] nur teilweise
   *[no] nicht
}, was es verlangt ({ $need }: { $word })

## Behauptungen: errechnete Wertungen

derived = Errechnet: genau zwischen { $quality }, dem Mittel der anderen Wertungen, und { $price } für den Preis ({ $workload }: { $charge_is ->
    [nothing] kostenlos
    [least] { $month } im Monat, der niedrigste Preis
   *[more] { $month } im Monat gegenüber { $least }, dem niedrigsten Preis
}).
not-derived = { $missing_is ->
    [0] Nicht errechnet, denn die Kosten sind nicht bekannt ({ $workload }).
    [one] Nicht errechnet, denn es fehlt eine Wertung: { $missing }.
   *[other] Nicht errechnet, denn es fehlen Wertungen: { $missing }.
}

## Behauptungen: in der Kategorie

rank = { $shared_is ->
    [yes] Geteilter Platz { $rank } von { $of }
   *[no] Platz { $rank } von { $of }
}
    .cell = { $rank }.
    .description = { $shared_is ->
        [yes] Geteilter Platz { $rank } von { $of } mit { $overall } in der Gesamtwertung.
       *[no] Platz { $rank } von { $of } mit { $overall } in der Gesamtwertung.
    }

unranked = Ohne Platz: { $scored } von { $of } Wertungen bekannt
    .cell = { $scored } von { $of } Wertungen
    .description = { $scored_is ->
        [one] Ohne Platz in der Rangliste, da nur { $scored } von { $of } Wertungen bekannt ist.
       *[other] Ohne Platz in der Rangliste, da nur { $scored } von { $of } Wertungen bekannt sind.
    }

best-for = { $products_is ->
    [one] { $products } mit { $overall }, dem Höchstwert unter { $of } geeigneten Produkten
   *[other] { $products }, gleichauf mit { $overall }, dem Höchstwert unter { $of } geeigneten Produkten
}

evidence = { $scores_is ->
    [0] Noch ist keine Wertung bekannt.
   *[other] { $complete_is ->
        [yes] { $scores_is ->
            [one] Die einzige Wertung ist über die Meinung der Redaktion hinaus belegt.
            [2] Beide Wertungen sind über die Meinung der Redaktion hinaus belegt.
           *[other] Alle { $scores } Wertungen sind über die Meinung der Redaktion hinaus belegt.
        }
       *[no] { $proven_is ->
            [0] { $scores_is ->
                [one] Die einzige Wertung ist Meinung der Redaktion.
                [2] Beide Wertungen sind Meinung der Redaktion.
               *[other] Alle { $scores } Wertungen sind Meinung der Redaktion.
            }
            [one] { $proven } von { $scores } Wertungen ist über die Meinung der Redaktion hinaus belegt.
           *[other] { $proven } von { $scores } Wertungen sind über die Meinung der Redaktion hinaus belegt.
        }
    }
}{ $derived_is ->
    [0] {""}
    [one] {" "}Eine weitere ist errechnet.
   *[other] {" "}{ $derived } weitere sind errechnet.
}

difference = { $theirs } zu { $own }{ $partial_is ->
    [yes] { $compared_is ->
        [one] {" "}im einzigen gemeinsamen Kriterium
       *[other] {" "}in den { $compared } gemeinsamen Kriterien
    }
   *[no] {" "}insgesamt
}: { $trails_is ->
    [0] { $leads_is ->
        [0] { $compared_is ->
            [one] gleichauf
           *[other] in jedem Kriterium gleichauf
        }
       *[other] nirgends vorn, zurück bei { $leads }
    }
   *[other] vorn bei { $trails }, { $leads_is ->
        [0] { $level_is ->
            [0] nirgends zurück
           *[other] gleichauf bei { $level }
        }
       *[other] zurück bei { $leads }
    }
}

superlative = { $products_is ->
    [one] { $products } hat bei { $dimension } mit { $points } den Höchstwert unter den { $of } { $among_is ->
        [all] Produkten.
        [scored] dort bewerteten Produkten.
       *[sold] erhältlichen, dort bewerteten Produkten.
    }
   *[other] { $products } teilen sich bei { $dimension } mit { $points } den Höchstwert unter den { $of } { $among_is ->
        [all] Produkten.
        [scored] dort bewerteten Produkten.
       *[sold] erhältlichen, dort bewerteten Produkten.
    }
}
    .short = { $products } mit { $products_is ->
        [one] {""}
       *[other] je{" "}
    }{ $points }, dem Höchstwert unter { $of } { $among_is ->
        [all] Produkten
        [scored] dort bewerteten Produkten
       *[sold] erhältlichen, dort bewerteten Produkten
    }

## Behauptungen: Familien, und was nicht im Handel ist

upgrade = Gegenüber { $older } bringt { $newer } { $gains_is ->
    [0] { $losses_is ->
        [0] weder Vorteile noch Nachteile
       *[other] keine Vorteile, aber Nachteile bei { $losses }
    }
   *[other] Vorteile bei { $gains }, { $losses_is ->
        [0] Nachteile keine
       *[other] dafür Nachteile bei { $losses }
    }
}.
siblings = { $first } und { $second } gehören zu einer Familie.
retired = { $product } ist eingestellt, Nachfolge: { $successor }.
    .short = eingestellt
announced = { $product } ist angekündigt und noch nicht erhältlich.
    .short = angekündigt

## Behauptungen: einzelne Zahlen

score = { $points }
weight = { $weight }
profile-weight = { $weight }
own-overall = { $points }
    .apart = { $points } nach allen eigenen Wertungen
duel-overall = { $points }
crown = Sieger
working = { $divisor_is ->
    [whole] { $terms }
   *[part] ({ $terms }) ÷ { $divisor }
} = { $mean }{ $rounded_is ->
    [yes] {" "}≈ { $overall }
   *[no] {""}
}
own-working = { working }
exact-share = { $ahead } liegt bei { $share } aller möglichen Gewichtungen vorn.
break-evens = { $challenger } zieht gleich bei { $turns }, die übrigen Gewichte im selben Verhältnis.
exact-turn-item = { $at } des Gewichts auf { $dimension }
row-lead = { $product } mit { $gap } Vorsprung
row-level = gleichauf
advised = { $step_is ->
    [move] Zu { $product } wechseln, wenn
    [stay] Bei { $product } bleiben, wenn
   *[choose] { $product } wählen, wenn
}

## Behauptungen: Kosten
## Summen zeigen immer die Nachkommastellen der Währung, ein Preis in einer Rechnung alle eigenen.

cost = { $product }: { $month } im Monat ({ $workload }, { $plan }).
    .month = { $month }
    .year = { $year }
cost-working = { $plain_is ->
    [yes] { $month } ist der Preis des Tarifs
   *[no] { $parts_is ->
        [0] kostenlos
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
    [day] { $price } × 30 Tage
    [year] { $price } ÷ 12
   *[month] { $price }
}
part-power = { $watts } W × { $hours } h × { $price }/kWh
part-bought = { $price } ÷ { $months_is ->
    [one] { $months } Monat
   *[other] { $months } Monate
}
no-cost = { $reason_is ->
    [no-prices] derzeit kein Preis hinterlegt
    [quote] Preis auf Anfrage
    [currency] Preise in { $what }, ohne hinterlegten Wechselkurs
   *[no-rate] kein Preis für { $what }
}
cheaper = { $ratio_is ->
    [free] { $workload }: { $product } kostet nichts, { $other } dagegen { $theirs } im Monat.
    [half] { $workload }: { $product } kostet halb so viel wie { $other }.
    [third] { $workload }: { $product } kostet ein Drittel so viel wie { $other }.
    [quarter] { $workload }: { $product } kostet ein Viertel so viel wie { $other }.
    [fifth] { $workload }: { $product } kostet ein Fünftel so viel wie { $other }.
    [tenth] { $workload }: { $product } kostet ein Zehntel so viel wie { $other }.
    [little] { $workload }: { $product } ist günstiger als { $other }, und zwar um { $less } im Monat.
   *[times] { $workload }: { $product } ist günstiger; { $other } kostet { $times }-mal so viel.
}
same-cost = { $workload }: { $first } und { $second } kosten gleich viel.
crossing = { $product } hat sich gegenüber { $other } nach { $months_is ->
    [one] { $months } Monat
   *[other] { $months } Monaten
} bezahlt gemacht ({ $workload }): { $once } mehr zu Beginn und { $running } im Monat für den Betrieb, gegenüber { $theirs } im Monat.
no-crossing = { $ever_is ->
    [yes] { $product } macht sich gegenüber { $other } in { $horizon_is ->
        [one] { $horizon } Monat
       *[other] { $horizon } Monaten
    } nicht bezahlt ({ $workload }): { $once } mehr zu Beginn und { $running } im Monat für den Betrieb, gegenüber { $theirs } im Monat.
   *[no] { $product } macht sich gegenüber { $other } nie bezahlt ({ $workload }): Nach { $once } mehr zu Beginn kostet der Betrieb { $running } im Monat, gegenüber { $theirs } im Monat.
}
cost-by = { $paid }
    .place = { $months }
cost-at = { $month }
    .place = { $times } ×
cheapest-for = { $products_is ->
    [one] { $products } kostet am wenigsten: { $month } im Monat, der niedrigste von { $of } berechenbaren Preisen.
   *[other] { $products } kosten am wenigsten: je { $month } im Monat, der niedrigste von { $of } berechenbaren Preisen.
}
all-cost = { $of_is ->
    [2] Beide Produkte, deren Preis sich berechnen lässt, kosten { $month } im Monat.
   *[other] Alle { $of } Produkte, deren Preis sich berechnen lässt, kosten { $month } im Monat.
}
cost-rank = { $shared_is ->
    [yes] Geteilter Platz { $rank } von { $of } berechenbaren Preisen, mit { $month } im Monat
   *[no] Platz { $rank } von { $of } berechenbaren Preisen, mit { $month } im Monat
}
    .cell = { $rank }.
converted = Die Preise von { $product } sind in { $source } angegeben und mit { $rate } { $target } je { $source } umgerechnet, zum Kurs vom { $date }.

## Behauptungen: Preise über die Zeit

price-change = { $plan }{ price-item }: { $way_is ->
    [free] kostenlos { price-since }, vorher { $before }{ price-per }.
    [charged] { $after }{ price-per } { price-since }, vorher kostenlos.
    [times] { $times_is ->
        [2] doppelt
       *[other] { $times }-mal
    } so viel { price-since }, { $after } statt { $before }{ price-per }.
    [more] { price-about }{ $share } mehr { price-since }, { $after } statt { $before }{ price-per }.
   *[less] { price-about }{ $share } weniger { price-since }, { $after } statt { $before }{ price-per }.
}
price-item = { $what_is ->
    [bulk] {" "}({ $unit })
    [single] {" "}({ $unit })
   *[fee] {""}
}
price-since = { $when_is ->
    [now] seit dem { $day }
    [coming] ab dem { $day }
   *[then] vom { $day } an
}
price-about = { $share_is ->
    [about] etwa{" "}
    [over] über{" "}
    [under] unter{" "}
   *[exact] {""}
}
price-per = { $what_is ->
    [bulk] {" "}pro { $per }
    [day] {" "}am Tag
    [month] {" "}im Monat
    [year] {" "}im Jahr
   *[other] {""}
}{ $each_is ->
    [yes] {" "}pro { $unit }
   *[no] {""}
}
terms-change = { $plan }: andere Bedingungen { price-since }.
plan-ends = { $when_is ->
    [coming] { $plan }: nur bis { $day }.
   *[then] { $plan }: im Angebot bis { $day }.
}
plan-starts = { $plan }: im Angebot ab dem { $day }.
price-then = { $price }

## Titel und Beschreibungen von Seiten

card-alt = { $a } neben { $b }. { $opening }
pair-heading = { $a } vs. { $b }
pair-title = { $a } vs. { $b }{ $category_is ->
    [none] {""}
   *[some] {" "}({ $category })
}
pair-description = { $a } oder { $b }{ $category_is ->
    [none] {""}
   *[some] {" "}({ $category })
}? { $opening } Die Wertungen nebeneinander, und was dahintersteht.
product-title = { $name }: Wertungen und was dahintersteht{ $category_is ->
    [none] {""}
   *[some] {" "}({ $category })
}
product-description = { $name } ({ $category }). { $rank } Jede Wertung einzeln, mit dem, was dahintersteht.
product-description-plain = { $name } ({ $category }): jede Wertung einzeln, mit dem, was dahintersteht.
alternatives-title = Alternativen zu { $name }{ $category_is ->
    [none] {""}
   *[some] {" "}({ $category })
}
alternatives-heading = Alternativen zu { $name }
alternatives-description = { $count_is ->
    [one] Eine Alternative zu { $name } ({ $category }), mit Gesamtwertung und dem, worin sie vorn und zurück liegt.
   *[other] { $count } Alternativen zu { $name } ({ $category }), die nächstliegenden zuerst, je mit Gesamtwertung und dem, worin sie vorn und zurück liegen.
}
category-title = { $count_is ->
    [0] { $name }: noch keine Produkte
    [one] { $name }: ein Produkt, bewertet
   *[other] { $name }: { $count } Produkte im Vergleich
}
category-description = { $count_is ->
    [0] { $name }: Hier ist noch kein Produkt bewertet.
    [one] { $name }: ein Produkt, bewertet nach offengelegten Kriterien, mit dem, was hinter jeder Wertung steht.
   *[other] { $name }: { $count } Produkte, bewertet nach denselben offengelegten Kriterien, mit dem, was hinter jeder Wertung steht.
}
pair-index-title = { $name }: alle Vergleiche, Seite { $number } von { $of }
pair-index-description = Seite { $number } von { $of } aller Vergleiche in der Kategorie { $name }, ab { $first }, nach Namen geordnet.
article-description = { $title }: ein Artikel.
home-description = { $title }: Produkte im Vergleich nach offengelegten Wertungen.
method-title = So bewerten wir
method-description = { $title }: wie Produkte bewertet werden, nach welchen Kriterien, Gewichten, Ankern und Belegen, und worauf ein Urteil beruht.
not-found-title = Seite nicht gefunden
not-found-description = Unter dieser Adresse gibt es keine Seite.
search-description = { $title } durchsuchen: ein Produkt beim Namen finden, oder zwei im Vergleich.
moved-title = Umgezogen: { $name }
moved-description = Diese Seite ist umgezogen.
moved-renamed = Dieses Produkt hat eine neue Adresse.
moved-retired = { $name } ist eingestellt. Nachfolge: { $successor }.
page-number = Seite { $number }

## Preise

plan-rate = { $per_is ->
    [none] { $price } je { $unit }
   *[some] { $price } je { $per } { $unit }
}
plan-beyond = darüber hinaus { $rate }
plan-free = kostenlos
plan-per-day = { $price } am Tag{ $per_is ->
    [none] {""}
   *[some] { $minimum_is ->
        [1] {" "}je { $per }
       *[other] {" "}je { $per }, mindestens { $minimum }
    }
}
plan-per-month = { $price } im Monat{ $per_is ->
    [none] {""}
   *[some] { $minimum_is ->
        [1] {" "}je { $per }
       *[other] {" "}je { $per }, mindestens { $minimum }
    }
}
plan-per-year = { $price } im Jahr{ $per_is ->
    [none] {""}
   *[some] { $minimum_is ->
        [1] {" "}je { $per }
       *[other] {" "}je { $per }, mindestens { $minimum }
    }
}
plan-owned = { $price } einmalig
plan-power = Leistungsaufnahme { $watts } W
plan-quote = Preis auf Anfrage
plan-includes-day = { $amount } { $unit } am Tag enthalten
plan-includes-month = { $amount } { $unit } im Monat enthalten
plan-includes-year = { $amount } { $unit } im Jahr enthalten

## Fakten

spec-yes = Ja
spec-no = Nein
spec-partial = Teilweise
spec-unknown = Nicht geprüft
prices-none = Derzeit kein Preis hinterlegt

# Was ein Profil verlangt, im Satz.
need-yes = ja
need-no = nein
need-partial = teilweise

## Beschriftungen

home = Startseite
skip = Zum Inhalt springen
menu = Navigation
breadcrumb = Seitenpfad
search-title = Suche
search-label = Ein Produkt oder zwei
search-between = vs versus oder gegen und
search-pairs = Vergleiche
search-products = Produkte
search-texts = Artikel und Seiten
search-full = Im Text
search-count = Treffer: { $count }
search-none = Nichts heißt hier „{ $query }“.
search-failed = Die Liste der Namen ließ sich nicht laden. Beim Weiterschreiben wird es noch einmal versucht.
search-plain = Zum Suchen wird JavaScript gebraucht. Von hier aus ist alles zu finden:
overall-label = Gesamtwertung
overall-out-of = von 10
updated-words = Text aktualisiert
updated-scores = Wertungen geprüft
updated-prices = Preise geprüft
dates-label = Zuletzt geprüft
stale = (schon älter)
scores = Wertungen
dimension-label = Kriterium
lead-label = Wer führt
not-known = nicht bekannt
takes-no-part = zählt nicht mit
why-scores = Warum diese Wertungen
why-score = Warum
no-reason = keine Begründung hinterlegt
no-reason-opinion = Meinung der Redaktion, keine Begründung hinterlegt
no-score = gesucht und nicht gefunden
not-scored = nicht bewertet
opinion = Meinung
derive-overruled = Von der Redaktion vergeben, nicht errechnet.
working-label = Wie die Gesamtwertungen zustande kommen
own-working-label = Wie die Gesamtwertung zustande kommt
share-label = Alle Gewichtungen
break-evens-label = Gleichstand
verdict = Urteil
choose-section = Für wen sich was eignet
suits = { $name } eignet sich für
prices = Preise
costs = Was es kostet
cost-for = Nutzung
card-cost = im Monat · { $workload }
cost-month = Im Monat
cost-year = Im Jahr
cost-how = Wie diese Summen zustande kommen
cost-assumed = Anschaffungen sind, wo der Tarif nichts anderes sagt, auf { $months_is ->
    [one] { $months } Monat
   *[other] { $months } Monate
} verteilt.
cost-assumed-power = Anschaffungen sind, wo der Tarif nichts anderes sagt, auf { $months_is ->
    [one] { $months } Monat
   *[other] { $months } Monate
} verteilt; Strom kostet { $price } je kWh, gerechnet mit { $hours_is ->
    [one] { $hours } Stunde
   *[other] { $hours } Stunden
} im Monat.
chart-time-title = Was über die Monate zusammenkommt
chart-time-axis = Monate
chart-time-label = Zwei Linien: was { $a } und { $b } bis zu jedem Monat insgesamt gekostet haben ({ $workload }). Die Zahlen stehen in der Tabelle darunter.
chart-volume-title = Was ein Monat bei wachsender Menge kostet
chart-volume-axis = Vielfaches dieser Menge
chart-volume-label = Zwei Linien: was ein Monat mit { $a } und mit { $b } kostet, von nichts bis zur doppelten Menge ({ $workload }). Die Zahlen stehen in der Tabelle darunter.
scatter-title = Gesamtwertung und Kosten im Monat
scatter-cost = Im Monat
scatter-label = { $count } Produkte nach Kosten und Gesamtwertung ({ $workload }). In Kosten und Wertung zusammen unübertroffen: { $best }. Die Tabellen nennen die Zahlen.
chart-times = { $times } ×
chart-numbers = Die Zahlen
costs-cheapest = Günstigste zuerst
costs-rest = { $count_is ->
    [one] Ein weiteres Produkt
   *[other] { $count } weitere Produkte
}
volume-title = Eigene Menge im Monat
volume-reset = Zurücksetzen
volume-hint = { $short } und { $long } bedeuten in diesen Feldern dasselbe; die Pfeiltasten ändern eine Zahl.
volume-name = Eigene Menge
volume-shown = Für die eigene Menge statt für { $workload }:
volume-curves = Die Kurven gelten für { $workload } und fehlen bei der eigenen Menge.
volume-told = { $a }: { $first }; { $b }: { $second }.{ $said_is ->
    [none] {""}
   *[some] {" "}{ $said }
}
volume-wrong = Das ist keine Menge. Möglich ist zum Beispiel { $short } oder { $long }.
volume-old = Was unten steht, gilt für die letzten lesbaren Mengen.
volume-failed = Die Preise ließen sich nicht laden. Nach einer Änderung der Menge wird es noch einmal versucht.
compare-title = Nebeneinander vergleichen
compare-description = Zwei bis vier Produkte von { $title } nebeneinander: Wertungen, Kosten und Fakten, Unterschiede zuerst.
compare-lead = Zwei bis vier Produkte, Unterschiede zuerst
category-label = Kategorie
compare-place = Produkt { $number }
compare-none = Auswählen
compare-these = Einige davon nebeneinander vergleichen
compare-more = Weitere daneben stellen
compare-overall = Gesamt, in { $shared } von { $of } Kriterien
compare-cost = Kosten: { $workload }
compare-unpriced = Ohne Preis
compare-same = Für alle gleich, oder fast
compare-pairs = Je zwei im Einzelnen
compare-told = { $count } Produkte; { $differences_is ->
    [0] keine Zeile unterscheidet sich
    [one] eine Zeile unterscheidet sich
   *[other] { $differences } Zeilen unterscheiden sich
}.
compare-failed = Die Fakten ließen sich nicht laden. Wenn Sie ein Produkt wählen, wird es noch einmal versucht.
filter-title = Nach Wertung, Preis und Fakten filtern
filter-reset = Alle zeigen
filter-least = { $limit } oder mehr
filter-most = { $limit } oder weniger
filter-told = { $count } von { $of } gezeigt
filter-failed = Die Fakten ließen sich nicht laden. Zum nochmaligen Versuch schließen und wieder öffnen.
weigh-title = Was ist Ihnen wichtig?
weigh-reset = Unsere Gewichtung
weigh-nothing = Alle Regler stehen auf null. Etwas muss wichtig sein.
weigh-failed = Die Worte für das Ergebnis ließen sich nicht laden. Wenn Sie einen Regler bewegen, wird es noch einmal versucht.
weighed = Mit Ihrer Gewichtung
weighed-top = Mit Ihrer Gewichtung: { $opening }
weighed-change = Ändern
weighed-told = { $opening } { $firmness }
weighed-first = { $products_is ->
    [one] Mit Ihrer Gewichtung kommt { $products } mit { $overall } auf den ersten Platz.
   *[other] Mit Ihrer Gewichtung teilen sich { $products } mit { $overall } den ersten Platz.
}
price-source = Quelle
price-history = { $plan }, Preise über die Zeit
price-earlier = Der ganze Verlauf: { $plan }
price-lines = Wie sich in Stufen verändert hat, was { $plan } verlangt: { $items }. Die Tabelle darunter nennt die Zahlen.
price-from = ab { $day }
price-until = bis { $day }
price-between = { $start } bis { $end }
price-none = –
price-head = { $unit }{ $per_is ->
    [none] {""}
   *[some] , pro { $per }
}
price-fee-day = am Tag
price-fee-month = im Monat
price-fee-year = im Jahr
price-fee-once = einmalig
price-fee-each = { $fee }, pro { $unit }
price-when = Wann
specs = Fakten
specs-equal-count = { $count_is ->
    [one] Ein Punkt ist bei beiden gleich
   *[other] { $count } Punkte sind bei beiden gleich
}
fact-label = Punkt
better = besser
pros-cons = Vor- und Nachteile
pros = Vorteile
cons = Nachteile
article-label = Die ausführliche Fassung
contents = Inhalt
by = { $author }
questions = Fragen
ask-flips = Was brächte { $name } nach vorn?
highest-section = Höchstwerte nach Kriterien
what-changes = Was sich ändert
sources = Belege und Methode
evidence-measured = gemessen
evidence-third_party = Dritte
evidence-vendor = Hersteller
evidence-opinion = Meinung
checked = geprüft am { $day }
source-line = Quelle, Zeile { $line }
rubric-version = Bewertet nach Fassung { $version } des Kriterienkatalogs.
corrections = Korrekturen
correction-line = { $was_is ->
    [none] { $what }
   *[some] { $what }: vorher { $was }, jetzt { $now }
}
next = Weiterlesen
rivals-of = Weitere nahe Konkurrenten von { $name }
more-on = Mehr zu { $name }
all-of-category = { $category }: alle Produkte
disclosure = Einige Links auf dieser Seite sind Affiliate-Links: Wer darüber kauft, verschafft dem Herausgeber unter Umständen eine Provision. Auf die Wertungen hat das keinen Einfluss.
buy = { $name } kaufen
visit = { $name }: Website
rank-label = Platz
ranking = Rangliste
unranked-label = Ohne Platz
matrix-section = Jedes gegen jedes
matrix-about = Jedes Feld sagt, bei wie vielen aller möglichen Gewichtungen das Produkt der Zeile vor dem Produkt der Spalte liegt. Fett: es gewinnt.
matrix-top = Die ersten { $count } von { $of } Produkten der Rangliste.
best-for-section = Am besten für
product-label = Produkt
score-label = Wertung
all-pairs = { $count_is ->
    [one] Der einzige Vergleich
    [2] Beide Vergleiche
   *[other] Alle { $count } Vergleiche
}
all-pairs-browse = Alle { $count } Vergleiche durchblättern
written-pairs = Vergleiche mit Artikel
prose-more = Über diese Kategorie
history = Verlauf
spark-item = { $points } bis { $day }
spark-label = { $dimension }: { $items }, jetzt { $now }
history-until = Bis zum { $day }
rivals = Die nächsten Konkurrenten
all-duels = Alle Vergleiche mit { $name }
all-alternatives = Weitere Alternativen zu { $name }
alternatives-about = Die nächstliegenden zuerst: nach dem kleinsten mittleren Abstand in den Kriterien, in denen beide bewertet sind.
compare-with = Mit { $name } vergleichen
categories = Kategorien
products-count = { $count_is ->
    [0] Keine Produkte
    [one] Ein Produkt
   *[other] { $count } Produkte
}
pairs-count = { $count_is ->
    [0] keine Vergleiche
    [one] ein Vergleich
   *[other] { $count } Vergleiche
}
newest-duels = Neueste Vergleiche
closest-duels = Knappste Vergleiche
articles = Artikel
method-rubric = Kriterienkatalog
method-version = Fassung { $version }
method-ties = bis { $tie } Abstand in der Gesamtwertung kein Sieg, bis { $narrow } ein knapper
method-derive = Eine Wertung wird errechnet, es sei denn, die Redaktion vergibt eine; die gilt dann als ihre Meinung. Sie liegt genau zwischen zwei Zahlen. Die erste ist das nach Gewicht gebildete Mittel der Wertungen des Produkts in den Kriterien, die nicht errechnet werden. Die zweite ist der niedrigste Monatspreis für { $workload } unter den aktuellen Produkten, geteilt durch den eigenen und mal zehn; was nichts kostet, bekommt 10, und mehr bekommt niemand. Das Ergebnis wird kaufmännisch auf eine Stelle gerundet. Fehlt eine der Wertungen oder sind die Kosten nicht bekannt, gibt es keines.
method-evidence = Arten von Belegen
method-evidence-measured = von uns gemessen oder mit einem Verfahren, das alle wiederholen können
method-evidence-third_party = Angabe von jemandem, der das Produkt weder herstellt noch verkauft
method-evidence-vendor = Angabe des Herstellers; ein Vorsprung, der allein darauf beruht, macht niemanden zum Sieger
method-evidence-opinion = Einschätzung der Redaktion, mit Begründung
not-found-lead = Unter dieser Adresse gibt es keine Seite. Vielleicht hilft eine von diesen:
not-found-near = War eine von diesen gemeint?
moved-lead = Weiter geht es zu
draft = Entwurf
feed = Feed
published-by = Herausgegeben von { $publisher }
myth-label = Oft gehört
note-label = Hinweis
tip-label = Tipp
warning-label = Achtung
reasons-label = Gründe für { $name }
see-method = So bewerten wir
footer-label = Fußzeile
