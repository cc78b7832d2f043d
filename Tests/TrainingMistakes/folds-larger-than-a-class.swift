let folds = Dataset.blobs(6, classes: 3, seed: 1).folds(4, stratified: true, seed: 1)
