"""`./factmill`: the environment is made once, and the command line starts quickly."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli.group import COMMANDS, factmill

HOME = Path(__file__).resolve().parents[2]

# Stands in for Python: makes an environment of itself, notes what pip is asked, tells what is handed over.
PYTHON = f"""#!/bin/sh
case "$1 $2" in
  "-m venv") mkdir -p "$3/bin"; cp "$0" "$3/bin/python" ;;
  "-m pip") echo "$*" >>"$LOG"; echo "Collecting things"; sleep "${{PIP_SECONDS:-0}}"; exit "${{PIP_EXIT:-0}}" ;;
  "-P -m") shift 2; printf '<%s>' "$@" ;;
  *) exec "{sys.executable}" "$@" ;;
esac
"""


class Checkout:
    """A copy of the front door with a stand-in for Python behind it, in a folder with spaces in its name."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "a check out"
        (self.home / "pipeline").mkdir(parents=True)
        shutil.copy(HOME / "factmill", self.home / "factmill")
        self.pins = self.home / "pipeline" / "requirements.txt"
        self.pins.write_text("one==1\ntwo==2\n")
        (self.home / "pyproject.toml").write_text("[project]\n")
        self.log = folder / "pip.log"
        python = folder / "python"
        python.write_text(PYTHON)
        python.chmod(python.stat().st_mode | stat.S_IXUSR)
        self.env = {**os.environ, "FACTMILL_PYTHON": str(python), "LOG": str(self.log)}

    def start(self, *arguments: str, door: Path | None = None, **env: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [str(door or self.home / "factmill"), *arguments],
            cwd="/",
            env={**self.env, **env},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def call(self, *arguments: str, door: Path | None = None, **env: str) -> tuple[int, str, str]:
        process = self.start(*arguments, door=door, **env)
        out, err = process.communicate(timeout=60)
        return process.returncode, out, err

    def installs(self) -> int:
        """How often pip was asked for the pins."""
        return self.log.read_text().count("--require-hashes") if self.log.exists() else 0


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_the_first_call_sets_up_and_hands_over_its_arguments(checkout: Checkout) -> None:
    code, out, err = checkout.call("sql", "select 1", "")
    assert (code, out) == (0, "<pipeline.cli><sql><select 1><>")
    assert "setting up once" in err
    assert checkout.installs() == 1


def test_the_second_call_sets_nothing_up(checkout: Checkout) -> None:
    checkout.call("run")
    assert checkout.call("run") == (0, "<pipeline.cli><run>", "")
    assert checkout.installs() == 1


@pytest.mark.parametrize("name", ["pipeline/requirements.txt", "pyproject.toml"])
def test_changed_pins_or_packaging_set_up_again(checkout: Checkout, name: str) -> None:
    checkout.call("run")
    (checkout.home / name).write_text("three==3\n")
    checkout.call("run")
    assert checkout.installs() == 2


def test_a_failed_set_up_says_so_and_is_completed_by_the_next_call(checkout: Checkout) -> None:
    code, out, err = checkout.call("run", PIP_EXIT="1")
    assert (code, out) == (2, "")
    assert "the pinned packages could not be installed" in err
    assert checkout.call("run")[:2] == (0, "<pipeline.cli><run>")


def test_an_interrupted_set_up_is_thrown_away_and_made_again(checkout: Checkout) -> None:
    process = checkout.start("run", PIP_SECONDS="2")
    _wait_for(checkout.log)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    half_made = checkout.home / ".venv" / "half-made"
    half_made.touch()
    assert checkout.call("run")[0] == 0
    assert not half_made.exists()


def test_an_environment_that_works_is_kept_when_pins_change(checkout: Checkout) -> None:
    checkout.call("run")
    kept = checkout.home / ".venv" / "kept"
    kept.touch()
    checkout.pins.write_text("three==3\n")
    checkout.call("run")
    assert kept.exists()


def test_two_first_calls_at_once_set_up_once(checkout: Checkout) -> None:
    first = checkout.start("run", PIP_SECONDS="1")
    _wait_for(checkout.log)
    second = checkout.start("run", PIP_SECONDS="1")
    assert [first.wait(60), second.wait(60)] == [0, 0]
    assert "waiting for another set-up" in second.communicate()[1]
    first.communicate()
    assert checkout.installs() == 1


def test_a_link_to_the_front_door_opens_it(checkout: Checkout, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "mill").symlink_to("../a check out/factmill")
    (tmp_path / "far link").symlink_to(tmp_path / "bin" / "mill")
    assert checkout.call("run", door=tmp_path / "far link")[:2] == (0, "<pipeline.cli><run>")


def test_without_a_python_it_says_which_is_needed(checkout: Checkout, tmp_path: Path) -> None:
    (tmp_path / "tools").mkdir()
    for tool in ("readlink", "cksum", "sh"):
        (tmp_path / "tools" / tool).symlink_to(shutil.which(tool) or "")
    code, _, err = checkout.call("run", FACTMILL_PYTHON="", PATH=str(tmp_path / "tools"))
    assert code == 2
    assert "needs Python 3.11 to 3.14" in err


def test_a_python_that_is_too_old_is_refused_by_name(checkout: Checkout, tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.write_text("#!/bin/sh\necho 310\n")
    old.chmod(0o755)
    code, _, err = checkout.call("run", FACTMILL_PYTHON=str(old))
    assert code == 2
    assert str(old) in err


def _wait_for(path: Path) -> None:
    deadline = time.monotonic() + 30
    while not path.exists():
        assert time.monotonic() < deadline, f"{path} did not appear"
        time.sleep(0.02)


def test_help_imports_nothing_heavy() -> None:
    """A list of commands must not wait for libraries that only some commands use."""
    code = (
        "import sys\nfrom pipeline.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'dagster', 'duckdb', 'pandas', 'pyarrow', 'numpy', 'great_expectations', 'rich', 'filelock'}\n"
        "print('heavy:', sorted(heavy & set(sys.modules)))"
    )
    asked = [sys.executable, "-P", "-c", code, "--help"]
    result = subprocess.run(asked, capture_output=True, text=True, check=True)
    assert result.stdout.endswith("heavy: []\n")


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "test"])
def test_every_command_teaches_by_example(name: str) -> None:
    result = CliRunner().invoke(factmill, [name, "--help"])
    assert result.exit_code == 0
    assert f"factmill {name}" in result.stdout


def test_the_list_of_commands_says_what_each_is_for() -> None:
    lines = CliRunner().invoke(factmill, ["--help"]).stdout.splitlines()
    for name in COMMANDS:
        assert any(line.startswith(f"  {name} ") and len(line.split()) > 3 for line in lines), name


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["sql", "--nonsense"], ["sql", "--format", "xml", "select 1"], ["show"]]
)
def test_wrong_use_exits_with_2(arguments: list[str]) -> None:
    assert CliRunner().invoke(factmill, arguments).exit_code == 2


@pytest.mark.parametrize("debug", [False, True])
def test_a_mistake_of_ours_is_told_in_a_line_and_in_full_when_asked(
    debug: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FACTMILL_DEBUG", "1" if debug else "")
    monkeypatch.setattr("pipeline.store.window.connect", lambda _: 1 / 0)
    result = CliRunner().invoke(factmill, ["sql", "select 1", "-w", str(tmp_path)])
    if debug:
        assert isinstance(result.exception, ZeroDivisionError)
    else:
        assert result.exit_code == 2
        assert "unexpected ZeroDivisionError: division by zero" in result.stderr
        assert "FACTMILL_DEBUG=1" in result.stderr
