# expect error[words/missing] 1:1
# expect error[words/missing] 5:1

home = Accueil
not-found-title = Retour : { hom }
