"""`chancery bundle` and `chancery merge`: a cable goes to a colleague and comes back."""

from __future__ import annotations

from pathlib import Path

from tests.commands.conftest import Run


def test_a_bundle_goes_out_and_is_merged_again(run: Run, cable: str, library: Path, tmp_path: Path) -> None:
    bundle = str(tmp_path / "to Kim.chancery")
    assert run("bundle", cable, "-o", bundle).out.startswith(f"{bundle} holds 1 cable and ")
    assert run("bundle", cable, "-o", bundle).status == 2  # it is there already
    note = run("--library", bundle, "note", cable, "--quote", "Urgent", "--text", "Kim's").out.strip()
    looked = run("merge", bundle, "--dry-run", "--json").json
    assert (looked["merged"], looked["conflicts"]) == (False, [])
    assert {"note", "new"} <= {value for one in looked["counts"] for value in one.values()}
    assert note not in run("show", cable, "--json").out
    done = run("merge", bundle)
    assert (done.status, "to Kim was merged." in done.out) == (0, True)
    assert "Comes in: 1 note." in done.out
    assert note in run("show", cable, "--json").out
    assert "nothing that is not here already" in run("merge", bundle).out
    refused = run("merge", str(library))
    assert (refused.status, "is the library that is open" in refused.err) == (2, True)
