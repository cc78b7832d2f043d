let name: str = "Ada"
