# expect error[words/syntax] 2:1
no equals sign
