#!/bin/sh
# Rebuilds the PDF and DOCX samples from the sources beside this file. README.md lists what must be installed.
set -eu
src=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Relative names only: no folder of the machine reaches a document's metadata.
cd "$work"

PYTHONDONTWRITEBYTECODE=1; export PYTHONDONTWRITEBYTECODE
python3 "$src/mara-lindqvist.py" > mara-lindqvist.fodt
python3 "$src/backend-engineer-payments.py" > backend-engineer-payments.fodt
soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf mara-lindqvist.fodt
soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to docx:"MS Word 2007 XML" backend-engineer-payments.fodt

cp "$src/tomas-okafor.html" .
chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking \
  --user-data-dir="$work/chromium" --no-pdf-header-footer --print-to-pdf=tomas-okafor.pdf tomas-okafor.html

python3 "$src/priya-raman.py" priya-raman.docx

mv mara-lindqvist.pdf tomas-okafor.pdf priya-raman.docx "$src/../resumes/"
mv backend-engineer-payments.docx "$src/../jobs/"
