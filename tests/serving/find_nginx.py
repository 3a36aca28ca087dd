"""Find an nginx for the test of the team's installation, or unpack one where that is allowed.

Run as a script it is a set-up step of `make test`: it prints which nginx the test will
start, or what to do where there is none. Nothing is installed into the system.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
UNPACKED = ROOT / "build" / "nginx" / "usr" / "sbin"
PLACES = os.pathsep.join(
    (
        os.environ.get("PATH", ""),
        "/usr/sbin",
        "/usr/local/sbin",
        "/opt/homebrew/bin",
        "/usr/local/bin",
        str(UNPACKED),
    )
)
REMEDY = """\
No nginx was found, and none could be unpacked from here.
Install one, then run the same command again:
    Debian, Ubuntu   sudo apt install nginx
    macOS            brew install nginx"""


def installed_nginx() -> str | None:
    """The path of an nginx that is here and starts."""
    found = shutil.which("nginx", path=PLACES)
    return found if found and _starts(found) else None


def _starts(path: str) -> bool:
    try:
        answer = subprocess.run([path, "-v"], check=False, capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def _unpack_debians() -> None:
    """Debian's package, unpacked beside our own builds: installed, it would start a server."""
    if shutil.which("apt-get") is None or shutil.which("dpkg-deb") is None:
        return
    print("No nginx yet: asking Debian's package manager for its files ...", flush=True)
    if os.geteuid() == 0:
        subprocess.run(["apt-get", "-qq", "update"], check=False, capture_output=True, timeout=600)
    # Where apt may write: it fetches under a name of its own.
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        subprocess.run(
            ["apt-get", "-qq", "download", "nginx"],
            cwd=folder,
            check=False,
            capture_output=True,
            timeout=600,
        )
        for package in Path(folder).glob("nginx_*.deb"):
            target = UNPACKED.parents[1]
            target.mkdir(parents=True, exist_ok=True)
            subprocess.run(
                ["dpkg-deb", "--extract", package, target], check=False, capture_output=True
            )


def main() -> int:
    """Print the nginx that the test will start; 1 where there is none to be had."""
    if installed_nginx() is None:
        _unpack_debians()
    path = installed_nginx()
    print(f"The team's installation will be tested with {path}" if path else REMEDY)
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
