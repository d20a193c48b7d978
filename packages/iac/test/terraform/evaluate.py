"""Evaluates modules of Terraform with `tfparse`: folders come one a line, what `locals` hold goes back as JSON."""

import json
import sys

import tfparse

for line in sys.stdin:
    try:
        blocks = tfparse.load_from_path(line.strip()).get("locals", [])
        found = {key: value for block in blocks for key, value in block.items() if key not in ("__tfmeta", "id")}
        print(json.dumps({"locals": found}), flush=True)
    except tfparse.ParseError as error:
        print(json.dumps({"error": str(error)}), flush=True)
