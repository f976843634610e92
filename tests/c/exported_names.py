"""exported_names.py NM LIBRARY: the C library exports what c_api.h declares and nothing else."""

import re
import subprocess
import sys
from pathlib import Path

nm, library = sys.argv[1:]
header = Path(__file__).parents[2] / "include/tieuchi/c_api.h"
declared = set(re.findall(r"\b(tieuchi_\w+)\s*\(", header.read_text(encoding="utf-8")))

listing = subprocess.run(
    [nm, "-D", "--defined-only", library], check=True, capture_output=True, text=True
).stdout
exported = {line.split()[-1].split("@")[0] for line in listing.splitlines()}

if exported - declared:
    sys.exit(f"exported, but not in c_api.h: {sorted(exported - declared)}")
if declared - exported:
    sys.exit(f"in c_api.h, but not exported: {sorted(declared - exported)}")
