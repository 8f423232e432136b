"""Records in, file out: each exporter is `write(dossier, path, report)`. No Qt."""
