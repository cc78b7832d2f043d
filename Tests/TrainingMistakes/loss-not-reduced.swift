let model = Dense(4, 2)
let slope = gradient(at: model) { model in
    meanSquaredError(predictions: model(Tensor(ones: [3, 4])), targets: Tensor(zeros: [3, 2]), reduction: .none)
}
