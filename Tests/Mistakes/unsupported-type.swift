func show<each T>(_ value: repeat each T) {}
show(1, 2)
