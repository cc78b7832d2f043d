func first<T>(_ items: [T]) -> T { items[0] }
print(first<Int>([1, 2]))
