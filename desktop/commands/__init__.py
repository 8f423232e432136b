"""The commands of the command line, each `run(arguments) -> exit status`. No Qt but in `window`."""
