"""A certificate with its key, from a PKCS#12 file or a PEM file that holds both."""

from pathlib import Path
from typing import Any, NamedTuple

from asn1crypto import keys, x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509 import Certificate, load_der_x509_certificate, load_pem_x509_certificates
from pyhanko.sign.signers import SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from questionnaires.messages import SpokenError

_LARGEST = 1_000_000
_PEM = b"-----BEGIN"


class KeyFileError(SpokenError, ValueError):
    """A file of keys or certificates that cannot be used; the words say why."""


class _Held(NamedTuple):
    key: Any
    certificate: Certificate | None
    others: list[Certificate]


def signer_of(path: Path, passphrase: str | None) -> SimpleSigner:
    """Whoever signs with what is in this file.

    Raises:
        OSError: the file cannot be read.
        KeyFileError: it holds no key with its certificate, or the passphrase does not open it.
    """
    secret = passphrase.encode() if passphrase else None
    content = _content(path)
    held = _pem(content, secret) if _PEM in content else _pkcs12(content, secret)
    if held.key is None or held.certificate is None:
        raise KeyFileError("it must hold a key and its certificate")
    new_store: Any = SimpleCertificateStore  # its library says no types of it
    store = new_store()
    store.register_multiple([_as_read_by_signer(each) for each in held.others])
    private = held.key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return SimpleSigner(
        signing_cert=_as_read_by_signer(held.certificate),
        signing_key=keys.PrivateKeyInfo.load(private),
        cert_registry=store,
    )


def certificates_of(path: Path) -> list[x509.Certificate]:
    """The certificates in a PEM or DER file.

    Raises:
        OSError: the file cannot be read.
        KeyFileError: it holds none.
    """
    content = _content(path)
    try:
        if _PEM in content:
            found = load_pem_x509_certificates(content)
        else:
            found = [load_der_x509_certificate(content)]
    except ValueError as error:
        raise KeyFileError("it holds no certificate") from error
    return [_as_read_by_signer(each) for each in found]


def _content(path: Path) -> bytes:
    with path.open("rb") as file:
        content = file.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise KeyFileError("it is too large for a file of keys")
    return content


def _pkcs12(content: bytes, secret: bytes | None) -> _Held:
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(content, secret)
    except (ValueError, TypeError) as error:
        raise KeyFileError("the passphrase does not open it, or it is no PKCS#12 file") from error
    return _Held(key, certificate, others)


def _pem(content: bytes, secret: bytes | None) -> _Held:
    try:
        key = serialization.load_pem_private_key(content, secret)
        first, *others = load_pem_x509_certificates(content)
    except (ValueError, TypeError) as error:
        raise KeyFileError(
            "it must hold a key and its certificate, and the passphrase must open it"
        ) from error
    return _Held(key, first, others)


def _as_read_by_signer(certificate: Certificate) -> x509.Certificate:
    return x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))
