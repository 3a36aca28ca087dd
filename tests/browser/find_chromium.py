"""Find a Chromium for the browser tests, or install one where that is allowed.

Run as a script it is the set-up step of `make test`: it prints which browser the
tests will drive, or what to do where there is none.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

COMMANDS = (
    # The same engine without a window around it, which takes half the processor's time.
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
REMEDY = """\
No Chromium or Chrome was found, and none could be installed from here.
Install one, then run the same command again:
    Debian, Ubuntu   sudo apt install chromium
    macOS            brew install --cask google-chrome
    anywhere         .venv/bin/python -m playwright install --with-deps chromium"""


def installed_chromium() -> str | None:
    """The path of a browser that is here already: of the system, or Playwright's own."""
    on_path = (shutil.which(command) for command in COMMANDS)
    candidates = [found for found in on_path if found]
    candidates += [*APPLICATIONS, _downloaded_by_playwright()]
    return next((path for path in candidates if Path(path).is_file()), None)


def _downloaded_by_playwright() -> str:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def _install_with_playwright() -> None:
    print("No Chromium yet: asking Playwright to download one ...", flush=True)
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    subprocess.run(command, check=False, capture_output=True, timeout=900)


def _install_with_apt() -> None:
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return
    print("Asking Debian's package manager for Chromium ...", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["install", "-y", "--no-install-recommends"]
    for step in (["update"], [*install, "chromium-headless-shell"], [*install, "chromium"]):
        subprocess.run(
            ["apt-get", "-qq", *step], check=False, capture_output=True, env=quiet, timeout=900
        )
        if installed_chromium() is not None:
            return


def _starts(path: str) -> bool:
    """Whether the browser runs at all: a download may lack libraries of the system."""
    try:
        answer = subprocess.run([path, "--version"], check=False, capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def main() -> int:
    """Print the browser that the tests will drive; 1 where there is none to be had."""
    for install in (None, _install_with_playwright, _install_with_apt):
        if install is not None:
            install()
        path = installed_chromium()
        if path is not None and _starts(path):
            print(f"Browser tests will drive {path}")
            return 0
    print(REMEDY, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
