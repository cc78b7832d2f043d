import Glibc

/// Where data sets may be found, as the environment variables say.
package struct DatasetEnvironment: Sendable {
    /// `SWIFTLET_DATA_DIR`: files that the user put there.
    package var dataDirectory: String?
    /// Files that were downloaded: `$XDG_CACHE_HOME/swiftlet/datasets`, else
    /// `~/.cache/swiftlet/datasets`.
    package var cacheDirectory: String
    /// `SWIFTLET_MIRROR`: tried before all other addresses; `file://` works too.
    package var mirror: String?
    /// `SWIFTLET_OFFLINE`: never download.
    package var isOffline: Bool
    /// `SWIFTLET_DATA_LIMIT`: the most samples of each part of a data set, for quick runs.
    package var sampleLimit: Int?

    package init(
        dataDirectory: String? = nil, cacheDirectory: String, mirror: String? = nil,
        isOffline: Bool = false, sampleLimit: Int? = nil
    ) {
        self.dataDirectory = dataDirectory
        self.cacheDirectory = cacheDirectory
        self.mirror = mirror
        self.isOffline = isOffline
        self.sampleLimit = sampleLimit
    }

    /// What the variables of this process say; empty ones count as absent.
    package static var current: DatasetEnvironment { DatasetEnvironment(variable: variable) }

    /// - Parameter variable: the value of an environment variable.
    package init(variable: (String) -> String?) {
        func value(_ name: String) -> String? {
            variable(name).flatMap { $0.isEmpty ? nil : $0 }
        }
        // The XDG specification has relative paths ignored.
        let cache =
            value("XDG_CACHE_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
            ?? (value("HOME") ?? "/tmp") + "/.cache"
        self.init(
            dataDirectory: value("SWIFTLET_DATA_DIR"),
            cacheDirectory: cache + "/swiftlet/datasets", mirror: value("SWIFTLET_MIRROR"),
            isOffline: value("SWIFTLET_OFFLINE").map { $0 != "0" } ?? false,
            sampleLimit: value("SWIFTLET_DATA_LIMIT").flatMap { Int($0) }.map { max($0, 1) })
    }

    static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
