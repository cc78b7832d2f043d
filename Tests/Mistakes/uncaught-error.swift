enum Oops: Error { case bad(code: Int) }
func risky() throws { throw Oops.bad(code: 3) }
try risky()
