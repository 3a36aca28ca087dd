"""What `assessor sign`, `--seal` and `verify --trust` need besides what they do."""

import os
import sys
from getpass import getpass
from pathlib import Path
from typing import Any

from assessor.paper import Seal
from assessor.places import refuse
from assessor.sealing import signing
from assessor.sealing.keys import KeyFileError, certificates_of, signer_of
from assessor.settings import OPENED_BY
from questionnaires.messages import Message


def key_in(path: Path) -> Any:
    """Whoever signs with the key in a file; its passphrase is asked for where a person is there.

    Raises:
        InvalidFileError: the file cannot be used.
    """
    given = os.environ.get(OPENED_BY)
    try:
        return signer_of(path, given)
    except KeyFileError as error:
        if given is not None or not sys.stdin.isatty():
            refuse(
                path,
                error.message,
                Message("Give its passphrase as {variable}, or another file", variable=OPENED_BY),
            )
    try:
        return signer_of(path, getpass(Message("Passphrase of {path}: ", path=path)))
    except KeyFileError as error:
        refuse(path, error.message, Message("Try again, or give another file"))


def anchors_in(path: Path | None) -> list[Any]:
    """The certificates in a file that are trusted, or none.

    Raises:
        InvalidFileError: the file holds none.
    """
    try:
        return certificates_of(path) if path else []
    except KeyFileError as error:
        refuse(path or Path(), error.message, Message("Give one as PEM or DER"))


def authority_at(address: str | None) -> Any:
    """The time-stamp authority at an address, if one is wanted."""
    return signing.time_authority(address) if address else None


def seal_with(path: Path | None, address: str | None) -> Seal | None:
    """What seals with the key in a file, if one is named.

    Raises:
        InvalidFileError: the file cannot be used, or there is no time-stamp to be had.
    """
    if path is None:
        return None
    signer, authority = key_in(path), authority_at(address)

    def seal(content: bytes) -> bytes:
        try:
            return signing.sealed(content, signer, authority)
        except signing.SigningRefusedError as error:
            refuse(
                path,
                error.message,
                Message("Try another key, or another time-stamp authority"),
            )

    return seal
