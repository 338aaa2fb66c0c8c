#!/bin/sh
# Brings Temporal's two databases to the schema of this server; a second run changes nothing.
set -eu
migrate() {
  tool="temporal-sql-tool --plugin postgres12 --ep $POSTGRES_SEEDS -p 5432 -u $POSTGRES_USER --db $1"
  $tool create
  $tool setup-schema -v 0.0
  $tool update-schema -d "/etc/temporal/schema/postgresql/v12/$2/versioned"
}
migrate temporal temporal
migrate temporal_visibility visibility
