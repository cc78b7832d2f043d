/// Asks who the kernel is.
package struct KernelInfoRequest: RequestContent {
    package typealias Reply = KernelInfoReply
    package static let messageType = "kernel_info_request"

    package init(_ content: JSONValue) {}
}

/// Who the kernel is.
package struct KernelInfoReply: MessageContent {
    package static let messageType = "kernel_info_reply"

    package let implementation: String
    package let implementationVersion: String
    /// The version of Swift whose meaning the language follows.
    package let languageVersion: String
    package let banner: String
    package let helpLinks: [(text: String, url: String)]

    package init(
        implementation: String, implementationVersion: String, languageVersion: String,
        banner: String, helpLinks: [(text: String, url: String)]
    ) {
        self.implementation = implementation
        self.implementationVersion = implementationVersion
        self.languageVersion = languageVersion
        self.banner = banner
        self.helpLinks = helpLinks
    }

    package func write(to json: inout JSONWriter) {
        json.member("status", "ok")
        json.member("protocol_version", MessageEncoder.protocolVersion)
        json.member("implementation", implementation)
        json.member("implementation_version", implementationVersion)
        json.member("language_info") { json in
            // The names by which JupyterLab, nbconvert and VS Code find their Swift highlighting.
            json.member("name", "swift")
            json.member("version", languageVersion)
            json.member("mimetype", "text/x-swift")
            json.member("file_extension", ".swift")
            json.member("pygments_lexer", "swift")
            json.member("codemirror_mode", "swift")
            json.member("nbconvert_exporter", "script")
        }
        json.member("banner", banner)
        json.key("help_links")
        json.array { json in
            for link in helpLinks {
                json.object { json in
                    json.member("text", link.text)
                    json.member("url", link.url)
                }
            }
        }
        // The part of the debugger that shows variables.
        json.member("supported_features", strings: ["debugger"])
        json.member("debugger", true)
    }
}
