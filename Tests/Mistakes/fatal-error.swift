fatalError("not written yet")
