printf("%d\n", 3)
