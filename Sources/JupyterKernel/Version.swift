/// Which Swiftlet this is, as `--version`, kernel_info and installed kernelspecs say it.
package enum SwiftletVersion {
    package static let current = "0.1.0"
    /// The version of Swift whose meaning the language follows.
    package static let language = "5.10"
}
