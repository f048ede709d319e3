#!/usr/bin/env bash
# Writes what the server consists of, as CycloneDX JSON: deploy/sbom.sh [FOLDER], by default artifacts.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=${1:-artifacts}
dotnet tool restore
dotnet CycloneDX src/Silo/Silo.csproj --output "$folder" --filename oig-orleans.cdx.json --output-format Json --set-name oig-orleans --set-type Application
