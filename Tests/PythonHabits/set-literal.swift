let seen = {1, 2, 3}
