"""Which system libraries are asked for, and what happens where one is missing.

apt-get and sudo are programs of the test's own on the PATH, which write down how they were called.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop import bootstrap_system
from desktop.bootstrap_system import LISTS, SetUpError, lists_wanted, missing, provide

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Debian's packages, on Linux")

Programs = Callable[..., Path]


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    """Return a function that puts programs on an otherwise empty PATH: name=shell script."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("sh", "env"):
        (folder / name).symlink_to(f"/usr/bin/{name}")
    monkeypatch.setenv("PATH", str(folder))

    def put(**scripts: str) -> Path:
        for name, script in scripts.items():
            program = folder / name.replace("_", "-")
            program.write_text(f'#!/bin/sh\necho "{name} $*" >> {tmp_path / "calls"}\n{script}\n')
            program.chmod(0o755)
        return tmp_path / "calls"

    return put


@pytest.fixture
def as_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)


@pytest.fixture
def as_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)


@pytest.mark.parametrize(
    ("window", "environ", "wanted"),
    [
        (False, {"DISPLAY": ":0"}, ["offscreen"]),
        (True, {"DISPLAY": ":0"}, ["offscreen", "xcb"]),
        (True, {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, ["offscreen"]),
        (True, {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, ["offscreen"]),
        (True, {"WAYLAND_DISPLAY": "wayland-0", "QT_QPA_PLATFORM": "xcb"}, ["offscreen", "xcb"]),
        (True, {}, ["offscreen"]),
    ],
)
def test_lists_wanted(window: bool, environ: dict[str, str], wanted: list[str]) -> None:
    assert lists_wanted(window, environ, "linux") == wanted


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_elsewhere_no_library_is_asked_for(platform: str) -> None:
    assert lists_wanted(True, {"DISPLAY": ":0"}, platform) == []


def test_libraries_of_the_tests_are_here() -> None:
    assert missing(LISTS["offscreen"]) == {}


def test_missing_library_is_found_out() -> None:
    assert missing({"libc6": "libc.so.6", "libnothing7": "libnothing.so.7"}) == {
        "libnothing7": "libnothing.so.7"
    }


@pytest.mark.usefixtures("as_user")
def test_without_rights_the_exact_command_is_said(programs: Programs, tmp_path: Path) -> None:
    calls = programs(apt_get="exit 0", sudo="exit 1")
    with pytest.raises(SetUpError) as told:
        provide({"libegl1": "libEGL.so.1", "libgl1": "libGL.so.1"}, "python3.11-venv", tmp_path / "log")
    sentence, command = str(told.value).splitlines()
    assert sentence.startswith("libegl1, libgl1, python3.11-venv are missing on this system.")
    assert command == "  sudo apt-get install --no-install-recommends libegl1 libgl1 python3.11-venv"
    assert calls.read_text() == "sudo -n true\n"


@pytest.mark.usefixtures("as_user")
def test_without_sudo_the_command_is_for_su(programs: Programs, tmp_path: Path) -> None:
    programs(apt_get="exit 0")
    with pytest.raises(SetUpError, match="su -c 'apt-get install --no-install-recommends libegl1'"):
        provide({"libegl1": "libEGL.so.1"}, None, tmp_path / "log")


@pytest.mark.usefixtures("as_user")
def test_sudo_without_password_installs(programs: Programs, tmp_path: Path) -> None:
    calls = programs(apt_get="exit 0", sudo='shift; exec "$@"')
    (tmp_path / "bin" / "true").symlink_to("/usr/bin/true")
    provide({"libegl1": "libEGL.so.1"}, None, tmp_path / "log")
    assert calls.read_text().splitlines()[-1] == "apt_get -q -y install --no-install-recommends libegl1"


@pytest.mark.usefixtures("as_root")
def test_root_installs_and_fetches_lists_only_if_needed(programs: Programs, tmp_path: Path) -> None:
    # As on a fresh machine: the first install finds no package lists.
    calls = programs(
        apt_get=f'case "$*" in *update) echo > {tmp_path}/lists;; *) test -e {tmp_path}/lists;; esac'
    )
    provide({"libegl1": "libEGL.so.1"}, None, tmp_path / "log")
    assert [line.split()[3] for line in calls.read_text().splitlines()] == ["install", "update", "install"]


@pytest.mark.usefixtures("as_root")
def test_failed_installation_says_where_the_words_are(programs: Programs, tmp_path: Path) -> None:
    programs(apt_get="echo no route to host >&2; exit 100")
    with pytest.raises(SetUpError, match="apt-get install --no-install-recommends libegl1"):
        provide({"libegl1": "libEGL.so.1"}, None, tmp_path / "log")
    assert "no route to host" in (tmp_path / "log").read_text()


@pytest.mark.usefixtures("as_root")
def test_package_that_does_not_bring_its_library_is_no_success(programs: Programs, tmp_path: Path) -> None:
    programs(apt_get="exit 0")
    with pytest.raises(SetUpError, match="could not be installed"):
        provide({"libnothing7": "libnothing.so.7"}, None, tmp_path / "log")


@pytest.mark.usefixtures("programs")
def test_without_apt_the_libraries_are_named(tmp_path: Path) -> None:
    with pytest.raises(SetUpError) as told:
        provide({"libegl1": "libEGL.so.1"}, "python3.11-venv", tmp_path / "log")
    assert "libEGL.so.1" in str(told.value)
    assert "venv and ensurepip are missing" in str(told.value)


def test_nothing_missing_runs_nothing(programs: Programs, tmp_path: Path) -> None:
    calls = programs(apt_get="exit 1")
    provide({}, None, tmp_path / "log")
    assert not calls.exists()


def test_python_without_ensurepip_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    assert bootstrap_system.venv_package() is None
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert bootstrap_system.venv_package() == f"python{version}-venv"
