var best: Int? = None
