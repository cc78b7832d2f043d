func risky() throws { throw "bad" }
try? risky()
