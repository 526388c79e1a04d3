"""A look at one file: `python -m pipeline.text.staging FILE` prints its document, segments and sentences."""

import sys
from hashlib import sha256
from pathlib import Path

from pipeline.text.sentences import split_sentences
from pipeline.text.staging import Refusal, stage


def show(path: Path) -> int:
    """Print what staging makes of the file; 1 when it is refused."""
    data = path.read_bytes()
    staged = stage(path.name, data, sha256(data).hexdigest())
    if isinstance(staged, Refusal):
        print(f"{staged.path}: {staged.reason}")
        return 1
    document = staged.document
    for name, value in zip(document._fields, document, strict=True):
        if name != "text":
            print(f"{name:20} {value}")
    sentences = split_sentences(document.document_id, document.text, staged.segments)
    for segment in staged.segments:
        print(f"\n[{segment.kind} {segment.start_char}:{segment.end_char}]")
        inside = [sentence.text for sentence in sentences if sentence.segment_id == segment.segment_id]
        quote = document.text[segment.start_char : segment.end_char]
        for line in inside or [f"    (not read) {quote[:100]!r}"]:
            print("  ", line)
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m pipeline.text.staging FILE")
    sys.exit(show(Path(sys.argv[1])))
