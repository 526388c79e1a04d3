"""What the workflows and the CI script call exists, and its options parse."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from pipeline.cli.group import COMMANDS, factmill

HOME = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((HOME / ".github" / "workflows").glob("*.yml"))
ENDS = {"&&", "||", ";", "|", ">", ">>", "2>", "2>&1", "&"}
PINNED = re.compile(r"[\w.-]+/[\w./-]+@(v\d+(\.\d+)*|[0-9a-f]{40})")


def _steps(path: Path) -> list[dict[str, Any]]:
    jobs = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]
    return [step for job in jobs.values() for step in job["steps"]]


def _calls(script: str) -> Iterator[list[str]]:
    """The words of every call of ./factmill in a shell script, without what the shell does with its output."""
    for line in script.replace("\\\n", " ").splitlines():
        words = [] if line.lstrip().startswith("#") or "./factmill" not in line else shlex.split(line)
        for at, word in enumerate(words):
            if word == "./factmill":
                end = next((k for k in range(at, len(words)) if words[k] in ENDS), len(words))
                yield words[at + 1 : end]


def _all_calls() -> list[list[str]]:
    scripts = [str(step["run"]) for path in WORKFLOWS for step in _steps(path) if "run" in step]
    return [call for script in (*scripts, (HOME / ".ci" / "run").read_text("utf-8")) for call in _calls(script)]


CALLS = _all_calls()


def parse(words: list[str]) -> click.Context:
    """Parse a call as the command line does, but run nothing. Raises click.ClickException on wrong use."""
    command = factmill.get_command(click.Context(factmill), words[0])
    if command is None:
        raise click.UsageError(f"no command {words[0]}")
    return command.make_context(words[0], words[1:])


def test_there_are_workflows_and_calls() -> None:
    assert {path.stem for path in WORKFLOWS} == {"gate", "tests"}
    assert {call[0] for call in CALLS} >= {"run", "gate", "score", "findings", "export", "test"}


@pytest.mark.parametrize("words", CALLS, ids=" ".join)
def test_a_call_has_options_and_files_that_exist(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HOME)
    # What the shell fills in, and labelled sets that lie beside some checkouts only, stand for any folder.
    given = ["seeds" if "$" in word or word.startswith("../") else word for word in words]
    if given == ["--version"]:
        return
    assert given[0] in COMMANDS
    parse(given)


@pytest.mark.parametrize(
    "call", ["gate --junk", "score seeds/nowhere", "score seeds/gold --floors no.csv", "sell", "findings --verdict maybe"]
)
def test_a_call_that_is_wrong_is_noticed(call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HOME)
    with pytest.raises(click.ClickException):
        parse(call.split())


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_step_calls_what_is_there(path: Path) -> None:
    for step in _steps(path):
        assert ("uses" in step) != ("run" in step), step
        for line in str(step.get("run", "")).splitlines():
            program = HOME / shlex.split(line)[0]
            assert program.is_file() and program.stat().st_mode & 0o111, line


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_to_a_version(path: Path) -> None:
    used = [step["uses"] for step in _steps(path) if "uses" in step]
    assert used and not [action for action in used if not PINNED.fullmatch(action)]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_job_has_an_end_few_rights_and_variables_that_are_read(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    assert all(0 < job["timeout-minutes"] <= 60 for job in workflow["jobs"].values())
    commands = [factmill.get_command(click.Context(factmill), name) for name in COMMANDS]
    options = (option for command in commands if command is not None for option in command.params)
    known = {option.envvar for option in options}
    assert set(workflow.get("env", {})) <= known


def test_the_paths_that_start_a_workflow_exist() -> None:
    for path in WORKFLOWS:
        text = path.read_text(encoding="utf-8")
        for pattern in re.findall(r'"([\w./-]+)/\*\*"', text):
            assert (HOME / pattern).is_dir(), f"{path.name}: {pattern}"
        for place in re.findall(r"cache-dependency-path: (\S+)", text):
            assert (HOME / place).is_file(), f"{path.name}: {place}"
