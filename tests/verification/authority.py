"""A small authority that certifies a service, two people and a time-stamper, for an hour."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper

from assessor.sealing.keys import certificates_of, signer_of

OPENS = "open sesame"
_HOUR = timedelta(hours=1)
Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


class Person(NamedTuple):
    """A name with its key and certificate."""

    key: Key
    certificate: x509.Certificate

    def pkcs12(self, folder: Path, name: str, *others: x509.Certificate) -> Path:
        """Both in a file that a passphrase opens."""
        path = folder / f"{name}.p12"
        locked = serialization.BestAvailableEncryption(OPENS.encode())
        path.write_bytes(
            pkcs12.serialize_key_and_certificates(
                name.encode(), self.key, self.certificate, list(others), locked
            )
        )
        return path

    def pem(self, folder: Path, name: str) -> Path:
        """Both in a file that anybody opens."""
        path = folder / f"{name}.pem"
        path.write_bytes(
            self.key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
            + self.certificate.public_bytes(serialization.Encoding.PEM)
        )
        return path


def root(name: str) -> Person:
    """An authority that vouches for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    made = _builder(name, name, key).add_extension(x509.BasicConstraints(True, 0), critical=True)
    usage = _usage(signs_certificates=True)
    return Person(key, made.add_extension(usage, critical=True).sign(key, hashes.SHA256()))


def certified(authority: Person, name: str, *, stamps: bool = False) -> Person:
    """Somebody for whom an authority vouches; stamps: only to say what time it is."""
    # The clock of the tests signs with no other kind of key.
    key: Key = (
        rsa.generate_private_key(65_537, 2048)
        if stamps
        else ec.generate_private_key(ec.SECP256R1())
    )
    issuer = authority.certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value
    made = _builder(name, str(issuer), key).add_extension(
        x509.BasicConstraints(False, None), critical=True
    )
    made = made.add_extension(_usage(signs_certificates=False), critical=True)
    if stamps:
        purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        made = made.add_extension(purpose, critical=True)
    return Person(key, made.sign(authority.key, hashes.SHA256()))


class Office(NamedTuple):
    """Who there is: an authority, a service, a lawyer and a stranger; and their files.

    anchor: the authority's certificate as a file.
    """

    folder: Path
    root: Person
    service: Any
    lawyer: Any
    stranger: Any
    clock: Any
    anchor: Path
    anchors: list[Any]


def opened_office(folder: Path) -> Office:
    """Everybody with a key and a certificate, in files of that folder."""
    authority, other = root("Root of Trust"), root("Somebody Else")
    anchor = folder / "root.pem"
    anchor.write_bytes(authority.certificate.public_bytes(serialization.Encoding.PEM))
    signers = [
        signer_of(person.pem(folder, name), None)
        for name, person in (
            ("service", certified(authority, "Due diligence service")),
            ("lawyer", certified(authority, "Lea Légal")),
            ("stranger", certified(other, "Due diligence service")),
        )
    ]
    clock = certified(authority, "Clock", stamps=True)
    stamper = DummyTimeStamper(*_as_read_by_stamper(clock), certs_to_embed=None)
    return Office(folder, authority, *signers, stamper, anchor, certificates_of(anchor))


def _as_read_by_stamper(person: Person) -> tuple[Any, Any]:
    private = person.key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    public = person.certificate.public_bytes(serialization.Encoding.DER)
    return asn1_x509.Certificate.load(public), asn1_keys.PrivateKeyInfo.load(private)


def _builder(name: str, issuer: str, key: Key) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _HOUR)
        .not_valid_after(now + 24 * _HOUR)
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=not signs_certificates,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )
