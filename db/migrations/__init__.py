"""The numbered scripts that bring a library to the present schema; see `db.schema`."""
