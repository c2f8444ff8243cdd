#!/usr/bin/env bash
# Until the first release each engine has one migration, Initial, made anew when the model changes.
set -euo pipefail
cd "$(dirname "$0")/../.."
dotnet tool restore > /dev/null
rm -rf src/AsxhPortal.Data/Migrations
dotnet build src/AsxhPortal.Data -v q --nologo
for engine in Sqlite SqlServer; do
  dotnet ef migrations add Initial --no-build --context "${engine}AppDbContext" \
    --project src/AsxhPortal.Data --startup-project src/AsxhPortal.Data \
    --output-dir "Migrations/${engine}"
done

# The same id on both engines, whenever it was made.
for engine in Sqlite SqlServer; do
  folder="src/AsxhPortal.Data/Migrations/${engine}"
  made=$(basename "$folder"/*_Initial.cs .cs)
  for part in .cs .Designer.cs; do
    sed "s/${made}/20240101000000_Initial/g" "${folder}/${made}${part}" > "${folder}/20240101000000_Initial${part}"
    rm "${folder}/${made}${part}"
  done
done
