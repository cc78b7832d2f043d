let lengths = [1, 2].map { (word: String) in word.count }
