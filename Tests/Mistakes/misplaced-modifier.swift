final struct Point { var x = 1 }
