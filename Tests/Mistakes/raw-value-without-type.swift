enum Light { case red = 1, green }
