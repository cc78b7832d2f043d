struct Net: Layer {
    var layer = Dense(4, 2)
}
