"""What happens when machine, disk, file or our own code fails: nothing acknowledged may be lost."""
