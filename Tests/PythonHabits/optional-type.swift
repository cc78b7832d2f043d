let x: Optional[int] = nil
