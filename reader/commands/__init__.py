"""What the commands of many words do, each as lines to be printed and an exit code."""
