"""The server around the page: what it lets in, says, refuses, and survives."""
