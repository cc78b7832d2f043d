/// Decides how large the messages are that printed text travels in, and when the next may go.
///
/// The Jupyter server drops output above 1 MB or 1,000 messages a second over 3 s, and a kernel that
/// prints for ever must not fill the memory of a slow client. So a burst goes at full speed and
/// what follows at a rate that the server lets pass. Times are in seconds of one clock.
package struct StreamPacer {
    /// Text that leaves at once, and at which rate after that.
    package static let burstBytes = 500_000.0
    package static let bytesPerSecond = 800_000.0
    package static let burstMessages = 400.0
    package static let messagesPerSecond = 200.0
    /// Messages are small while there are few of them, so that text appears soon.
    package static let smallMessage = 16_384
    package static let largeMessage = 65_536
    package static let smallMessagesInBurst = 20.0
    package static let smallMessagesPerSecond = 10.0

    private var bytes = burstBytes
    private var messages = burstMessages
    private var smallMessages = smallMessagesInBurst
    private var lastTime = 0.0

    package init() {}

    /// How much text to gather before it is sent without waiting for the clock.
    package var messageSize: Int { smallMessages >= 1 ? Self.smallMessage : Self.largeMessage }

    /// Notes a message that goes now.
    /// - Returns: how many seconds the writer must pause so that the rate holds; zero in a burst.
    package mutating func pause(afterSending byteCount: Int, at time: Double) -> Double {
        let elapsed = max(0, time - lastTime)
        lastTime = time
        bytes = min(Self.burstBytes, bytes + elapsed * Self.bytesPerSecond) - Double(byteCount)
        messages = min(Self.burstMessages, messages + elapsed * Self.messagesPerSecond) - 1
        smallMessages = min(
            Self.smallMessagesInBurst, smallMessages + elapsed * Self.smallMessagesPerSecond)
        smallMessages = max(0, smallMessages - 1)
        return max(0, -bytes / Self.bytesPerSecond, -messages / Self.messagesPerSecond)
    }
}
