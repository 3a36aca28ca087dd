"""What makes the PDF readable by everyone and for long: PDF/UA-1 and PDF/A-3a, in one pass.

A tagged PDF says twice what it holds: as strokes on pages, and as a tree of elements
that says what the strokes mean. The tree is grown from the blocks, before anything is
drawn (structure); the pen then names, with each stroke, the element that it belongs
to, or that it is mere decoration (marks); at the end both are tied together and
written down (tree, parents). What else an archive asks for - colours that are defined
inside the file, a description that every program can read, streams that end as they
should - is added on the way (archive, xmp, srgb).

    structure   elements, and what belongs to them
    marks       numbers stretches of a page's content, and remembers whose they are
    tree        the elements as objects of the file
    archive     the file around them
    attachments the files that it carries
    xmp, srgb   its description, and what its colours mean
"""
