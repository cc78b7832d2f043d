/// Picks the points of a long series that keep the look of its curve.
///
/// Largest-triangle-three-buckets (S. Steinarsson, "Downsampling Time Series for Visual
/// Representation", 2013): the first and last points stay; the rest is cut into buckets, and each
/// gives the point that spans the largest triangle with the point picked before it and the mean of
/// the next bucket. Spikes survive, which averaging would flatten.
///
/// - Parameter count: how many points to keep, at least 3.
package func downsampled(_ points: [Point], to count: Int) -> [Point] {
    let count = max(count, 3)
    guard points.count > count else { return points }
    let inner = points.count - 2
    let buckets = count - 2
    func bounds(_ bucket: Int) -> Range<Int> {
        if bucket == buckets { return points.count - 1..<points.count }
        return 1 + bucket * inner / buckets..<1 + (bucket + 1) * inner / buckets
    }
    var result = [points[0]]
    result.reserveCapacity(count)
    for bucket in 0..<buckets {
        let next = points[bounds(bucket + 1)]
        let mean = Point(
            next.reduce(0) { $0 + $1.x } / Double(next.count),
            next.reduce(0) { $0 + $1.y } / Double(next.count))
        let last = result[result.count - 1]
        func area(_ point: Point) -> Double {
            abs((last.x - mean.x) * (point.y - last.y) - (last.x - point.x) * (mean.y - last.y))
        }
        var best = points[bounds(bucket).lowerBound]
        for point in points[bounds(bucket)] where area(point) > area(best) { best = point }
        result.append(best)
    }
    result.append(points[points.count - 1])
    return result
}
