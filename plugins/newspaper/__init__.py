"""What a newspaper is. Standard library only; imports nothing else of ours."""
