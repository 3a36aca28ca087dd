"""Seals and signatures: by whom a report was made, and who has signed it.

keys      a certificate and its key, from a file
signing   a service's seal on a whole report, and a person's signature in one of its fields
installed what this installation seals with, and whom it trusts
commands  what the command line asks for: keys, anchors, a time-stamp authority

Both are added behind the report as updates, so the bytes that were sealed stay what they
were. A seal allows nothing afterwards but signatures in the fields that are there.
"""
