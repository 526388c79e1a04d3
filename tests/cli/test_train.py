"""`factmill train`: says what is missing before it reads anything."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli.group import factmill


def test_without_the_trainer_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pycrfsuite", None)
    result = CliRunner().invoke(factmill, ["train", "names", str(tmp_path)])
    assert result.exit_code == 2
    assert "python-crfsuite is not here" in result.stderr
    assert "factmill[train]" in result.stderr


def test_a_model_that_nobody_trains_is_refused(tmp_path: Path) -> None:
    assert CliRunner().invoke(factmill, ["train", "faces", str(tmp_path)]).exit_code == 2
