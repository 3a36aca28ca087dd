"""A visitor without a browser: speaks what Streamlit's page speaks with its server.

screen   what the visitor sees and has chosen, made from the server's messages
visitor  one who waits for each answer, for tests of what is kept and what is lost
relay    the line between a visitor and a server, which a test can cut
"""
