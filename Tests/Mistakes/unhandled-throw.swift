enum Oops: Error { case bad }
func risky() { throw Oops.bad }
risky()
