# expect error[words/argument] 4:1
# expect error[words/argument] 6:1

overall = { $winer } scores higher overall, { $high } to { $low }.
home = Start
    .short = { $name }
# expect warning[words/unknown] 6:1
