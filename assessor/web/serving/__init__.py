"""How the page is served: what it lets in, what it tells browsers, and whether it is well.

gate and headers stand before every request, returning leads people through the sign-in,
probes answer whoever runs the server, mishap speaks when something breaks, caretaking
tidies up once a day. starting puts them together and opens the front door.
"""
