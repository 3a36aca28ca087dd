"""The commands, in the order in which `assessor --help` lists them.

speaking   what a command is, its exit codes, how it prints
options    what several commands take
opening    what a command names, opened
usage      argparse's own words, translated
judging    demo, check, score, compare
papers     report, verify, sign
files      export, import, translate
installed  history, diff, people, list, portfolio, db, serve

What stands behind some of them, and is loaded only when they are called:

demonstration  demo
lookback       history, diff
registering    people
storing        list, db, import into a store
overall        portfolio
"""
