def load(path=None):
    return path
