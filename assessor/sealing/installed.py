"""The seal of this installation, and whom it trusts: what its settings name, read once.

Whoever only scores or reads never waits for it: nothing here is loaded until it is asked.
"""

import logging
import os
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from assessor.paper import Seal
from assessor.settings import OPENED_BY, SEAL, TRUST, SettingError, Settings
from questionnaires.problems import quoted

_LOG = logging.getLogger(__name__)


class Installed(NamedTuple):
    """What puts the seal on (None: there is none), and the certificates that vouch.

    anchors: for whoever signs, and for seals; none where the settings name none. own: what
    the seal is put on with, which vouches for seals only.
    """

    seal: Seal | None = None
    anchors: tuple[Any, ...] = ()
    own: tuple[Any, ...] = ()


def installed(chosen: Settings, environment: Mapping[str, str] = os.environ) -> Installed:
    """The seal and the anchors that the settings name.

    Raises:
        SettingError: a file that they name cannot be used.
    """
    if chosen.seal is None and chosen.trust is None:
        return Installed()
    return _read(chosen, environment.get(OPENED_BY))


def sealing(chosen: Settings) -> Seal | None:
    """What puts this installation's seal on a file, if it has one. Raises SettingError."""
    return installed(chosen).seal


def certificate_name(certificate: Any) -> str:
    """Whom a certificate names, on one line and without what could act on a screen."""
    named = certificate.subject.native
    name = named.get("common_name") or certificate.subject.human_friendly
    return " ".join("".join(c if c.isprintable() else " " for c in str(name)).split())[:80]


@lru_cache(maxsize=1)
def _read(chosen: Settings, passphrase: str | None) -> Installed:
    from assessor.sealing.keys import KeyFileError, certificates_of, signer_of

    try:
        signer = signer_of(chosen.seal, passphrase) if chosen.seal else None
    except (KeyFileError, OSError) as error:
        raise SettingError(
            "{name} is {given}: {fault}. Name a key with its certificate, and give its passphrase "
            "as {variable}.",
            name=SEAL,
            given=quoted(chosen.seal),
            fault=getattr(error, "message", error),
            variable=OPENED_BY,
        ) from error
    try:
        trusted = certificates_of(chosen.trust) if chosen.trust else []
    except (KeyFileError, OSError) as error:
        raise SettingError(
            "{name} is {given}: {fault}. Name certificates as PEM or DER.",
            name=TRUST,
            given=quoted(chosen.trust),
            fault=getattr(error, "message", error),
        ) from error
    if signer is None:
        return Installed(None, tuple(trusted))

    def seal(content: bytes) -> bytes:
        return _sealed(content, signer, chosen.timestamp)

    return Installed(seal, tuple(trusted), (signer.signing_cert,))


def _sealed(content: bytes, signer: Any, address: str | None) -> bytes:
    """With a seal, whose time is vouched for where the authority answers.

    Nobody waits in vain for a report because somebody else's clock stands still: the seal
    then has the time of our own clock, `verify` says so, and whoever runs this is told.
    """
    from assessor.sealing.signing import SigningRefusedError, sealed, time_authority

    if address is None:
        return sealed(content, signer)
    try:
        return sealed(content, signer, time_authority(address))
    except SigningRefusedError as refused:
        _LOG.warning("A seal has no time-stamp from %s: %s", address, refused)
        return sealed(content, signer)
