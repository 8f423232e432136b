"""What those who write a format and those who read it back must know alike: names, characters, rules."""
