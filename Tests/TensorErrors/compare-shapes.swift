let predicted = Tensor(zeros: [10])
let labels = Tensor(zeros: [9])
print(predicted .== labels)
