import CCrypto
import Diagnostics
import Synchronization

/// Signs and checks messages with HMAC (RFC 2104) under the connection's key.
///
/// The key is digested once; each message starts from a copy of that state. May be used from any
/// thread: each signature takes a state of its own out of a pool.
package final class MessageSigner: Sendable {
    /// OpenSSL's states, which are plain memory owned by whoever took one out of the pool.
    private struct State: @unchecked Sendable {
        let context: OpaquePointer
    }

    /// Nil where the key is empty: then nothing is signed and everything is believed.
    private let original: State?
    private let pool = Mutex<[State]>([])

    /// - Parameters:
    ///   - key: the connection file's key; empty turns signing off.
    ///   - scheme: the connection file's scheme, such as `hmac-sha256`.
    /// - Throws: `Failure` `unknown-signature-scheme` where OpenSSL knows no such digest.
    package init(key: String, scheme: String = "hmac-sha256") throws {
        guard !key.isEmpty else {
            original = nil
            return
        }
        // Reading OpenSSL's configuration file would cost milliseconds of the kernel's start.
        OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_LOAD_CONFIG), nil)
        let prefix = "hmac-"
        let digest = scheme.hasPrefix(prefix) ? String(scheme.dropFirst(prefix.count)) : ""
        guard let context = Self.context(key: key, digest: digest) else {
            throw Failure(
                id: "unknown-signature-scheme",
                "the connection file asks for the signature scheme '\(scheme)'",
                hint: "use hmac-sha256, which every Jupyter front end knows")
        }
        original = State(context: context)
    }

    deinit {
        for state in pool.withLock({ $0 }) { EVP_MAC_CTX_free(state.context) }
        if let original { EVP_MAC_CTX_free(original.context) }
    }

    /// Which OpenSSL signs.
    package static var libraryVersion: String { String(cString: OpenSSL_version(0)) }

    /// Whether messages carry signatures at all.
    package var isSigning: Bool { original != nil }

    /// The signature of the given frames in lower-case hexadecimal digits; empty where the key is.
    package func signature(of frames: ArraySlice<[UInt8]>) -> [UInt8] {
        guard let digest = digest(of: frames) else { return [] }
        return [UInt8](unsafeUninitializedCapacity: 2 * digest.count) { buffer, count in
            for byte in digest {
                buffer[count] = Self.hexDigit(byte >> 4)
                buffer[count + 1] = Self.hexDigit(byte & 15)
                count += 2
            }
        }
    }

    /// Whether `signature` is the frames' own. Takes as long for a wrong one as for the right one.
    package func accepts(_ signature: [UInt8], for frames: ArraySlice<[UInt8]>) -> Bool {
        guard isSigning else { return true }
        let expected = self.signature(of: frames)
        guard signature.count == expected.count else { return false }
        return CRYPTO_memcmp(signature, expected, expected.count) == 0
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }

    private static func context(key: String, digest: String) -> OpaquePointer? {
        guard !digest.isEmpty, let algorithm = EVP_MAC_fetch(nil, "HMAC", nil) else { return nil }
        defer { EVP_MAC_free(algorithm) }
        guard let context = EVP_MAC_CTX_new(algorithm) else { return nil }
        var name = Array(digest.utf8CString)
        let keyBytes = Array(key.utf8)
        let isReady = name.withUnsafeMutableBufferPointer { name in
            let parameters = [
                OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name.baseAddress, 0),
                OSSL_PARAM_construct_end(),
            ]
            return EVP_MAC_init(context, keyBytes, keyBytes.count, parameters) == 1
        }
        guard isReady else {
            EVP_MAC_CTX_free(context)
            return nil
        }
        return context
    }

    private func digest(of frames: ArraySlice<[UInt8]>) -> [UInt8]? {
        guard let original else { return nil }
        let state: State
        if let pooled = pool.withLock({ $0.popLast() }) {
            state = pooled
        } else {
            guard let copy = EVP_MAC_CTX_dup(original.context) else { return nil }
            state = State(context: copy)
        }
        defer { pool.withLock { $0.append(state) } }
        // Without a key, the state goes back to where the key left it.
        guard EVP_MAC_init(state.context, nil, 0, nil) == 1 else { return nil }
        for frame in frames {
            guard EVP_MAC_update(state.context, frame, frame.count) == 1 else { return nil }
        }
        return [UInt8](unsafeUninitializedCapacity: Int(EVP_MAX_MD_SIZE)) { buffer, count in
            let isDone = EVP_MAC_final(state.context, buffer.baseAddress, &count, buffer.count)
            if isDone != 1 { count = 0 }
        }
    }
}
