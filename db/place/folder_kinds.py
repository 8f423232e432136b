"""What kind of folder a library lies in: one of this computer, one that a program copies about, one far away.

A program that synchronises a folder copies a library in mid-write, and puts back an older one over it. On
a disk in the network SQLite's log in shared memory does not work, and locks work only sometimes. Both are
told by what the folders are called and by what the system says of the disk; a folder of neither kind may
still be either.
"""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path, PurePath, PureWindowsPath
from typing import Literal

Kind = Literal["synced", "network"]


@dataclass(frozen=True, slots=True)
class FolderKind:
    """What is the matter: `name` is the program that synchronises, "Dropbox", or the kind of disk, "nfs"."""

    kind: Kind
    name: str


_SYNCED: tuple[tuple[str, str], ...] = (
    (r"dropbox(?: \(.*\))?", "Dropbox"),
    (r"onedrive(?: - .*)?|onedrive-.*", "OneDrive"),
    (r"mobile documents|icloud ?drive|com~apple~clouddocs", "iCloud"),
    (r"google ?drive(?:-.*)?|googledrive-.*|drivefs", "Google Drive"),
    (r"nextcloud\d*", "Nextcloud"),
    (r"owncloud\d*", "ownCloud"),
    (r"syncthing", "Syncthing"),
    (r"pcloud ?drive|pclouddrive", "pCloud"),
    (r"box(?: sync)?|box-box", "Box"),
    (r"seafile|my libraries|seadrive.*", "Seafile"),
    (r"mega(?:sync)?", "MEGA"),
    (r"tresors?|tresorit.*", "Tresorit"),
    (r"yandex\.disk", "Yandex.Disk"),
    (r"resilio sync", "Resilio Sync"),
)
"""How the folders of such programs are called, whole names in small letters."""
_BEGINNINGS = (
    *("box", "com~apple", "drivefs", "dropbox", "google", "icloud", "mega", "mobile", "my lib", "nextcloud"),
    *("onedrive", "owncloud", "pcloud", "resilio", "seadrive", "seafile", "syncthing", "tresor", "yandex"),
)
"""How these names begin: most folders' do not, and are known by that without a pattern."""
_SIGNS: tuple[tuple[str, str], ...] = (
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".stfolder", "Syncthing"),
    (".owncloudsync.log", "ownCloud"),
    (".nextcloudsync.log", "Nextcloud"),
    (".sync_nextcloud.db", "Nextcloud"),
    (".tmp.drivedownload", "Google Drive"),
    (".sync", "Resilio Sync"),
)
"""What such programs leave in the folder that they synchronise."""
_NETWORK = frozenset(
    (
        "nfs",
        "nfs3",
        "nfs4",
        "cifs",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "afpfs",
        "afs",
        "ncp",
        "ncpfs",
        "webdav",
        "davfs",
        "9p",
        "ceph",
        "glusterfs",
        "lustre",
        "gfs2",
        "ocfs2",
        "beegfs",
        "coda",
    )
)
_NETWORK_FUSE = frozenset(
    (
        "fuse.sshfs",
        "fuse.rclone",
        "fuse.davfs",
        "fuse.davfs2",
        "fuse.gvfsd-fuse",
        "fuse.s3fs",
        "fuse.gcsfuse",
        "fuse.smbnetfs",
        "fuse.curlftpfs",
        "fuse.glusterfs",
        "fuse.ceph-fuse",
        "fuse.mfs",
        "fuse.google-drive-ocamlfuse",
    )
)
_MOUNTS = Path("/proc/self/mounts")


def folder_kind(library: Path) -> FolderKind | None:
    """Return what makes the folder of a library unsafe for it, or None."""
    path = Path(os.path.realpath(library))
    far = _network_name(path)
    if far:
        return FolderKind("network", far)
    name = synced_name(path) or _synced_by_signs(path)
    return FolderKind("synced", name) if name else None


def synced_name(path: PurePath) -> str:
    """Return the program that, by the names of its folders, synchronises a path, or ""."""
    for part in path.parts[:-1]:
        called = part.strip().lower()
        for pattern, name in _SYNCED if called.startswith(_BEGINNINGS) else ():
            if re.fullmatch(pattern, called):
                return name
    return ""


def mounted_as(path: PurePath, mounts: str) -> str:
    """Return the kind of file system that a path lies on, by the lines of /proc/mounts, or ""."""
    longest, found = -1, ""
    for line in mounts.splitlines():
        words = line.split(" ")
        if len(words) < 3:
            continue
        point = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), words[1])
        if len(point) >= longest and path.is_relative_to(point):
            longest, found = len(point), words[2]
    return found


def _synced_by_signs(path: Path) -> str:
    home = Path.home()
    for folder in path.parents:
        if folder in (home, home.parent) or folder == folder.parent:
            break  # in the home itself the signs are of the program, not of a folder that it synchronises
        for sign, name in _SIGNS:
            if os.path.lexists(folder / sign):
                return name
    return ""


def _network_name(path: Path) -> str:
    if sys.platform == "win32":
        return _windows_network_name(path)
    if sys.platform == "darwin":
        return _mac_network_name(path)
    try:
        kind = mounted_as(path, _MOUNTS.read_text("utf-8", "replace"))
    except OSError:
        return ""
    return kind if kind in _NETWORK | _NETWORK_FUSE else ""


def _windows_network_name(path: PurePath) -> str:
    drive = PureWindowsPath(path).drive
    if drive.startswith("\\\\"):
        return "SMB"
    import ctypes

    kernel = getattr(ctypes, "windll", None)
    return "SMB" if kernel is not None and kernel.kernel32.GetDriveTypeW(f"{drive}\\") == 4 else ""


def _mac_network_name(path: Path) -> str:
    import subprocess

    try:
        told = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=2, check=False).stdout
    except (OSError, subprocess.SubprocessError):
        return ""
    # A line names the server's share, where it is to be found, and in brackets what it is.
    lines = [re.fullmatch(r".* on (.+) \((\w+),?.*\)", line) for line in told.splitlines()]
    mounts = "\n".join(f"- {m[1].replace(' ', chr(92) + '040')} {m[2]}" for m in lines if m)
    kind = mounted_as(path, mounts)
    return kind if kind in _NETWORK | _NETWORK_FUSE else ""
