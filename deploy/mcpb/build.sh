#!/usr/bin/env bash
# Makes a bundle for Claude Desktop (.mcpb) of the program oig, and the server.json that registers it:
#   deploy/mcpb/build.sh RID VERSION OUT [URL]
# RID such as linux-x64, osx-arm64, win-x64; OUT a folder; URL the address below which the bundle will be published.
# The program is self-contained; OIG_BUNDLE_SELF_CONTAINED=false makes one that needs .NET on the machine.
# Where the official tool is installed (npm install --global @anthropic-ai/mcpb), it has the last word on the bundle.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

if [ $# -lt 3 ]; then
  sed -n 2,6p deploy/mcpb/build.sh >&2
  exit 2
fi
rid=$1 version=$2 out=$3 url=${4:-https://example.com/oig}
self_contained=${OIG_BUNDLE_SELF_CONTAINED:-true}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out" "$work/server"
dotnet publish src/Cli --configuration Release --runtime "$rid" --self-contained "$self_contained" --output "$work/publish" \
  -p:PackAsTool=false -p:PublishSingleFile=true -p:DebugType=none -p:Version="$version" --verbosity quiet
case $rid in
  win-*) program=oig.exe built=Oig.Cli.exe platform=win32 ;;
  osx-*) program=oig built=Oig.Cli platform=darwin ;;
  *) program=oig built=Oig.Cli platform=linux ;;
esac
install -m 755 "$work/publish/$built" "$work/server/$program"

python3 - "$work" "$out" "$rid" "$version" "$url" "$platform" "$program" << 'PYTHON'
import hashlib, json, os, sys, zipfile

work, out, rid, version, url, platform, program = sys.argv[1:]
manifest = json.load(open("deploy/mcpb/manifest.json", encoding="utf-8"))
manifest["version"] = version
manifest["server"]["entry_point"] = f"server/{program}"
manifest["compatibility"]["platforms"] = [platform]
with open(os.path.join(work, "manifest.json"), "w", encoding="utf-8") as file:
    json.dump(manifest, file, ensure_ascii=False, indent=2)
bundle = os.path.join(out, f"oig-battery-box-{version}-{rid}.mcpb")
with zipfile.ZipFile(bundle, "w", zipfile.ZIP_DEFLATED) as archive:
    archive.write(os.path.join(work, "manifest.json"), "manifest.json")
    archive.write("LICENSE", "LICENSE")
    archive.write(os.path.join(work, "server", program), f"server/{program}")

path = os.path.join(out, "server.json")
known = json.load(open(path, encoding="utf-8"))["packages"] if os.path.exists(path) else []
server = {
    "$schema": "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json",
    "name": os.environ.get("OIG_REGISTRY_NAMESPACE", "io.github.example") + "/oig-battery-box",
    "title": manifest["display_name"],
    "description": manifest["description"],
    "version": version,
    # One entry for each system; those of other versions go.
    "packages": [package for package in known if f"-{version}-" in package["identifier"] and f"-{rid}." not in package["identifier"]] + [{
        "registryType": "mcpb",
        "identifier": f"{url}/{os.path.basename(bundle)}",
        "fileSha256": hashlib.sha256(open(bundle, "rb").read()).hexdigest(),
        "transport": {"type": "stdio"},
    }],
}
with open(path, "w", encoding="utf-8") as file:
    json.dump(server, file, ensure_ascii=False, indent=2)
    file.write("\n")
print(bundle)
PYTHON

if command -v mcpb > /dev/null; then
  mcpb validate "$work/manifest.json"
  mcpb info "$out/oig-battery-box-$version-$rid.mcpb"
fi
