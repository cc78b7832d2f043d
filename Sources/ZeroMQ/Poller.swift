import CLinux
import Glibc

/// Waits until one of many descriptors is ready, and says so to whoever watches it. Belongs to one thread at a
/// time.
package final class Poller {
    package struct Events: OptionSet, Sendable {
        package let rawValue: UInt32
        package init(rawValue: UInt32) { self.rawValue = rawValue }

        package static let reading = Events(rawValue: EPOLLIN.rawValue)
        package static let writing = Events(rawValue: EPOLLOUT.rawValue)
    }

    private let descriptor: Int32
    /// By descriptor.
    private var watchers: [Int32: () -> Void] = [:]
    private var ready = [epoll_event](repeating: epoll_event(), count: 64)
    /// Where those who watch read to.
    let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)

    package init() { descriptor = epoll_create1(Int32(EPOLL_CLOEXEC)) }

    deinit {
        close(descriptor)
        scratch.deallocate()
    }

    /// Has `notice` called whenever the descriptor is ready, or broken.
    package func watch(
        _ watched: Int32, for events: Events = .reading, _ notice: @escaping () -> Void
    ) {
        watchers[watched] = notice
        control(EPOLL_CTL_ADD, watched, events)
    }

    /// Changes what a descriptor that is watched is watched for.
    package func watch(_ watched: Int32, for events: Events) {
        control(EPOLL_CTL_MOD, watched, events)
    }

    /// To be called before the descriptor is closed.
    package func unwatch(_ watched: Int32) {
        guard watchers.removeValue(forKey: watched) != nil else { return }
        control(EPOLL_CTL_DEL, watched, [])
    }

    /// Waits, and calls who watches what is ready.
    /// - Parameter milliseconds: how long at most; for ever below zero.
    /// - Returns: how many descriptors were ready.
    @discardableResult
    package func wait(milliseconds: Int) -> Int {
        let count = epoll_wait(
            descriptor, &ready, Int32(ready.count), Int32(clamping: milliseconds))
        if count <= 0 { return 0 }
        // One that has been closed since, by a neighbour, has no watcher any more.
        for index in 0..<Int(count) { watchers[ready[index].data.fd]?() }
        return Int(count)
    }

    private func control(_ operation: Int32, _ watched: Int32, _ events: Events) {
        var event = epoll_event()
        event.events = events.rawValue
        event.data.fd = watched
        epoll_ctl(descriptor, operation, watched, &event)
    }
}
