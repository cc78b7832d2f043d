final class Node {}
weak var (left, right) = (Node(), Node())
