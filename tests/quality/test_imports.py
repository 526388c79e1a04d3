"""Great Expectations costs seconds: one module imports it, and only when there is something to judge."""

import subprocess
import sys
from pathlib import Path

QUALITY = Path(__file__).resolve().parents[2] / "pipeline" / "quality"
LATE = """
import sys
import pipeline.quality.audit, pipeline.quality.gate, pipeline.quality.render
heavy = sorted({"great_expectations", "pandas", "scipy", "altair"} & set(sys.modules))
assert not heavy, heavy
"""
WHOLE = """
import sys
from pipeline.quality import judge
judge._great_expectations()
import scipy.stats
assert scipy.stats.norm.cdf(0) == 0.5
"""


def test_only_one_module_names_great_expectations() -> None:
    naming = [path.name for path in sorted(QUALITY.glob("*.py")) if "import great_expectations" in path.read_text()]
    assert naming == ["judge.py"]


def test_importing_the_audit_imports_nothing_heavy() -> None:
    subprocess.run([sys.executable, "-c", LATE], check=True, cwd=QUALITY.parents[1])


def test_libraries_left_out_of_the_import_are_whole_for_everybody_else() -> None:
    subprocess.run([sys.executable, "-c", WHOLE], check=True, cwd=QUALITY.parents[1])
