# expect warning[words/unknown] 3:1

hoem = Start
