struct Model {
    lazy let weights = [1.0, 2.0]
}
