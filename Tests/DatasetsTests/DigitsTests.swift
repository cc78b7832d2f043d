import Datasets
import Testing

@Test("There are 60,000 and 10,000 pictures of 28×28, of ten classes about equally often")
func sizes() {
    let data = Digits.load()
    #expect(data.train.count == 60_000 && data.test.count == 10_000)
    #expect(data.train.images.count == 60_000 * 784)
    for part in [data.train, data.test] {
        var counts = [Int](repeating: 0, count: 10)
        for label in part.labels { counts[Int(label)] += 1 }
        // Even chances differ from a tenth by less than five deviations.
        let expected = Double(part.count) / 10
        for count in counts {
            #expect(abs(Double(count) - expected) < 5 * (0.9 * expected).squareRoot())
        }
    }
}

@Test("The same seed gives the same bits with any number of threads, another seed others")
func repeatable() {
    let one = Digits.load(seed: 3, trainCount: 2000, testCount: 300, threads: 1)
    for threads in [2, 3, 7] {
        let many = Digits.load(seed: 3, trainCount: 2000, testCount: 300, threads: threads)
        #expect(many.train.images == one.train.images && many.train.labels == one.train.labels)
        #expect(many.test.images == one.test.images && many.test.labels == one.test.labels)
    }
    let other = Digits.load(seed: 4, trainCount: 2000, testCount: 300)
    #expect(other.train.images != one.train.images)
}

@Test("A picture does not depend on how many are drawn, and no test picture is a training picture")
func independentPictures() {
    let few = Digits.load(trainCount: 300, testCount: 300)
    let more = Digits.load(trainCount: 1000, testCount: 300)
    #expect(more.train.images.prefix(300 * 784).elementsEqual(few.train.images))
    let pictures = { (set: ImageDataset) in
        Set((0..<300).map { Array(set.images[$0 * 784..<($0 + 1) * 784]) })
    }
    #expect(pictures(few.train).count == 300)
    #expect(pictures(few.train).isDisjoint(with: pictures(few.test)))
}

@Test("The pictures are the ones that the committed notebooks were made with")
func unchanged() {
    let data = Digits.load(trainCount: 100, testCount: 100)
    #expect(data.train.labels.prefix(10).elementsEqual([3, 4, 6, 2, 2, 9, 9, 9, 8, 1]))
    #expect(
        SHA256.hexDigest(of: data.train.images)
            == "0419c982c8445bf8bd2fb2967dc79e94cd934830cf18cd5a74cb79d74f732a90")
    #expect(
        SHA256.hexDigest(of: data.test.images)
            == "f105d1c13c3102e4b0cc897edcb27dd242f4c1e11c87990ea97c6d0d7084268c")
}

@Test("A picture holds a stroke of ink on a dark ground, away from its border")
func ink() {
    let data = Digits.load(trainCount: 2000, testCount: 0).train
    var border = 0
    for index in 0..<data.count {
        let pixels = data.images[index * 784..<(index + 1) * 784]
        let bright = pixels.count { $0 > 128 }
        #expect((20...330).contains(bright), "picture \(index)")
        border += pixels.prefix(28).count { $0 > 128 }
    }
    // The first row has ink in few pictures.
    #expect(Double(border) / Double(data.count * 28) < 0.01)
}

@Test("A mean picture of each class recognises most of the others, but is no match for them")
func difficulty() {
    let data = Digits.load(trainCount: 6000, testCount: 1000)
    var means = [[Double]](repeating: Array(repeating: 0, count: 784), count: 10)
    var counts = [Double](repeating: 0, count: 10)
    for index in 0..<data.train.count {
        let label = Int(data.train.labels[index])
        counts[label] += 1
        for pixel in 0..<784 {
            means[label][pixel] += Double(data.train.images[index * 784 + pixel])
        }
    }
    for label in 0..<10 { means[label] = means[label].map { $0 / counts[label] } }
    var right = 0
    for index in 0..<data.test.count {
        let distances = means.map { mean in
            (0..<784).reduce(0.0) { sum, pixel in
                let difference = mean[pixel] - Double(data.test.images[index * 784 + pixel])
                return sum + difference * difference
            }
        }
        let nearest = distances.indices.min { distances[$0] < distances[$1] }
        if nearest == Int(data.test.labels[index]) { right += 1 }
    }
    #expect((500...900).contains(right), "\(right) of 1000")
}

@Test("No pictures at all can be asked for")
func none() {
    let data = Digits.load(trainCount: 0, testCount: -1)
    #expect(data.train.count == 0 && data.test.count == 0)
}
