"""What an installation seals with and whom it trusts, as its settings name it."""

from pathlib import Path

import pytest

from assessor import settings
from assessor.sealing.installed import Installed, installed
from assessor.settings import OPENED_BY, SEAL, TIMESTAMP, TRUST, SettingError, Settings
from assessor.verification.verifying import verified
from tests.verification.authority import OPENS, Office, certified

NOBODY = "http://127.0.0.1:9/"
"""An address at which nothing listens."""


def test_without_settings_there_is_neither() -> None:
    """And nothing that seals is loaded."""
    assert Installed() == installed(settings.read({settings.DATABASE: "sqlite://"}))


def test_seal_and_anchors_come_from_the_environment(office: Office, tmp_path: Path) -> None:
    """A key that a passphrase opens, certificates that vouch, and a clock elsewhere."""
    key = certified(office.root, "Ours").pkcs12(tmp_path, "ours")
    environment = {
        settings.DATABASE: "sqlite://",
        SEAL: str(key),
        TRUST: str(office.anchor),
        TIMESTAMP: NOBODY,
        OPENED_BY: OPENS,
    }
    found = installed(settings.read(environment), environment)

    assert found.seal is not None
    assert [office.root.certificate.serial_number] == [each.serial_number for each in found.anchors]
    assert ["Ours"] == [each.subject.native["common_name"] for each in found.own]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        (SEAL, None, "there is no such file"),
        (TRUST, None, "there is no such file"),
        (SEAL, b"no key", "the passphrase does not open it, or it is no PKCS#12 file"),
        (TRUST, b"no certificate", "it holds no certificate"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(
    tmp_path: Path, name: str, content: bytes | None, why: str
) -> None:
    """With what is wrong and what to write instead, before anything is served."""
    file = tmp_path / "file"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(SettingError, match=name) as refusal:
        installed(settings.read({settings.DATABASE: "sqlite://", name: str(file)}), {})
    assert why in str(refusal.value)


def test_a_seal_does_not_wait_for_a_clock_that_stands_still(
    office: Office, unsealed: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    """The report is sealed by the own clock, and whoever runs the server reads why."""
    chosen = Settings("sqlite://", seal=office.folder / "service.pem", timestamp=NOBODY)
    seal = installed(chosen, {}).seal
    assert seal is not None
    (signature,) = verified(seal(unsealed), office.anchors).signatures

    assert (True, False) == (signature.holds, signature.stamped)
    assert f"A seal has no time-stamp from {NOBODY}" in caplog.text
