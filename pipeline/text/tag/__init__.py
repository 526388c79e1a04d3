"""The trained recogniser: a linear-chain CRF over runs of capitalised words, scored by numpy.

`attributes` says what is known of a word, `grid` which words of a page are labelled and what stands around them,
`model` holds the weights, `viterbi` finds the best labels. Trained by `factmill train names`; see docs/names.md.
"""
