import Glibc

/// A queue between threads: anyone puts, one takes and sleeps while there is nothing.
final class Mailbox<Element: Sendable>: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let arrival = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var waiting: [Element] = []
    private var firstIndex = 0

    init() {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(arrival, nil)
    }

    deinit {
        pthread_cond_destroy(arrival)
        pthread_mutex_destroy(mutex)
        arrival.deallocate()
        mutex.deallocate()
    }

    func put(_ element: Element) {
        pthread_mutex_lock(mutex)
        waiting.append(element)
        pthread_mutex_unlock(mutex)
        pthread_cond_signal(arrival)
    }

    /// The oldest element, once there is one.
    func take() -> Element {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while firstIndex == waiting.count { pthread_cond_wait(arrival, mutex) }
        return removeFirst()
    }

    /// The oldest element; nil if none comes before a moment of the system's real-time clock.
    func take(until deadline: timespec) -> Element? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        var deadline = deadline
        while firstIndex == waiting.count {
            if pthread_cond_timedwait(arrival, mutex, &deadline) == ETIMEDOUT { return nil }
        }
        return removeFirst()
    }

    /// Forgets what waits.
    func removeAll() {
        pthread_mutex_lock(mutex)
        waiting.removeAll()
        firstIndex = 0
        pthread_mutex_unlock(mutex)
    }

    private func removeFirst() -> Element {
        let element = waiting[firstIndex]
        firstIndex += 1
        if firstIndex == waiting.count {
            waiting.removeAll(keepingCapacity: true)
            firstIndex = 0
        }
        return element
    }
}

/// A value that one thread makes and others wait for.
final class Promise<Value: Sendable>: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let fulfilment = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var stored: Value?

    init() {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(fulfilment, nil)
    }

    deinit {
        pthread_cond_destroy(fulfilment)
        pthread_mutex_destroy(mutex)
        fulfilment.deallocate()
        mutex.deallocate()
    }

    func fulfil(_ value: Value) {
        pthread_mutex_lock(mutex)
        stored = value
        pthread_mutex_unlock(mutex)
        pthread_cond_broadcast(fulfilment)
    }

    /// The value if it is there already.
    var current: Value? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return stored
    }

    /// Waits for the value.
    var value: Value {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while true {
            if let stored { return stored }
            pthread_cond_wait(fulfilment, mutex)
        }
    }
}
