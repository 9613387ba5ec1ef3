#!/usr/bin/env bash
# Tried on 2026-11-29 with ofdreader 0.1.0, a reader of OFD files (GB/T 33190-2016) that was to check ours.
#
# Guess: after `pip install ofdreader`, `import ofdreader` works, as its page shows it.
# Seen: the wheel holds metadata alone, so that nothing can be imported; the source archive of the same version holds
#   the module, and what is built from it differs from what is installed by default.
# What follows for us: it is compared with in a folder unpacked from its source archive, never as a requirement.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: \
    --dest "$folder/wheel" ofdreader==0.1.0
"$folder/env/bin/python" -m pip download --quiet --disable-pip-version-check --no-deps --no-binary :all: \
    --dest "$folder/source" ofdreader==0.1.0
"$folder/env/bin/python" - "$folder" <<'PYTHON' | tee "$folder/seen"
import pathlib, sys, tarfile, zipfile

folder = pathlib.Path(sys.argv[1])
wheel = zipfile.ZipFile(next((folder / "wheel").glob("*.whl"))).namelist()
source = tarfile.open(next((folder / "source").glob("*.tar.gz"))).getnames()
print("modules in the wheel:", sum(name.endswith(".py") for name in wheel))
print("the source archive has reader.py:", any(name.endswith("ofdreader/reader.py") for name in source))
PYTHON
diff - "$folder/seen" <<'SEEN'
modules in the wheel: 0
the source archive has reader.py: True
SEEN
echo "as seen on 2026-11-29"
