import JupyterProtocol

/// Says who the kernel is.
struct KernelInfoHandler: RequestHandler {
    func reply(to request: KernelInfoRequest, in scope: RequestScope) -> KernelInfoReply? {
        KernelInfoReply(
            implementation: "swiftlet", implementationVersion: SwiftletVersion.current,
            languageVersion: SwiftletVersion.language,
            banner: """
                Swiftlet \(SwiftletVersion.current): Swift for tensors, in a notebook
                """,
            helpLinks: [
                ("The Swift language", "https://docs.swift.org/swift-book/"),
                ("JupyterLab", "https://jupyterlab.readthedocs.io/"),
            ])
    }
}
