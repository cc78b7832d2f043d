import CSodium

/// A key pair of Curve25519.
package struct SecretKey: Sendable {
    let bytes: [UInt8]
    package let publicKey: [UInt8]

    /// A new one.
    init() { self.init(bytes: randomBytes(Int(crypto_box_SECRETKEYBYTES))) }

    /// - Parameter text: the secret key in ZeroMQ's Z85 code.
    package init?(_ text: String) {
        guard let bytes = Z85.bytes(of: text), bytes.count == crypto_box_SECRETKEYBYTES else {
            return nil
        }
        self.init(bytes: bytes)
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
        var publicKey = [UInt8](repeating: 0, count: Int(crypto_box_PUBLICKEYBYTES))
        crypto_scalarmult_base(&publicKey, bytes)
        self.publicKey = publicKey
    }
}

/// What a public and a secret key encrypt and decrypt alike: nobody without one of the secret keys can
/// read it, or write what can be read.
struct Box {
    private let key: [UInt8]

    init(publicKey: [UInt8], _ secretKey: SecretKey) {
        var key = [UInt8](repeating: 0, count: Int(crypto_box_BEFORENMBYTES))
        // It fails for keys that make the secret known to everybody; what it leaves then opens nothing.
        if crypto_box_beforenm(&key, publicKey, secretKey.bytes) != 0 {
            key = randomBytes(key.count)
        }
        self.key = key
    }

    func seal(_ text: [UInt8], _ nonce: Nonce) -> [UInt8] {
        var sealed = [UInt8](repeating: 0, count: text.count + Int(crypto_box_MACBYTES))
        crypto_box_easy_afternm(&sealed, text, UInt64(text.count), nonce.bytes, key)
        return sealed
    }

    /// Nil if it was not sealed with these keys and this nonce.
    func open(_ sealed: ArraySlice<UInt8>, _ nonce: Nonce) -> [UInt8]? {
        guard sealed.count >= crypto_box_MACBYTES else { return nil }
        var text = [UInt8](repeating: 0, count: sealed.count - Int(crypto_box_MACBYTES))
        let status = sealed.withUnsafeBufferPointer {
            crypto_box_open_easy_afternm(
                &text, $0.baseAddress!, UInt64($0.count), nonce.bytes, key)
        }
        return status == 0 ? text : nil
    }
}

/// A number that is used once with a key: what it is for, and a count or chance.
struct Nonce {
    let bytes: [UInt8]

    init(_ purpose: String, _ count: UInt64) {
        var bytes = Array(purpose.utf8)
        bytes.append(bigEndian: count)
        self.bytes = bytes
    }

    init(_ purpose: String, _ long: some Sequence<UInt8>) { bytes = Array(purpose.utf8) + long }

    /// The part that is sent along.
    var short: [UInt8] { bytes.suffix(8) }
}

/// Bytes that nobody can guess.
func randomBytes(_ count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, size in
        randombytes_buf(buffer.baseAddress!, count)
        size = count
    }
}

/// The library of ciphers.
package enum Ciphers {
    package static var libraryVersion: String { String(cString: sodium_version_string()) }
}
