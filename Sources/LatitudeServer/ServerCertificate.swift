public import Foundation
public import Messages
import NIOCore
import NIOSSL
import Synchronization

/// The certificate the server shows and its key, from two files that may be read again.
public final class ServerCertificate: Sendable {
    private struct Pair: Sendable {
        let chain: [NIOSSLCertificate]
        let key: NIOSSLPrivateKey
    }

    private let certificate: String
    private let key: String
    // A lock, because connections that begin meanwhile look at what is read anew.
    private let pair: Mutex<Pair>

    /// Reads a chain and its key, both in PEM.
    ///
    /// Throws `unusable` for files that cannot be read, or do not belong together.
    public init(certificate: String, key: String) throws(ServerSettingsError) {
        (self.certificate, self.key) = (certificate, key)
        pair = Mutex(try Self.read(certificate, key))
    }

    /// Reads both files again; keeps what was there where that throws `unusable`.
    func reload() throws(ServerSettingsError) {
        let fresh = try Self.read(certificate, key)
        pair.withLock { $0 = fresh }
    }

    /// That it is no longer valid, or not yet; nil when it is.
    public func warning(at now: Date = Date()) -> Sentence? {
        guard let first = pair.withLock({ $0.chain.first }) else { return nil }
        let seconds = Int(now.timeIntervalSince1970)
        if first.notValidAfter < seconds {
            return Sentence("certificate.expired", ["path": certificate])
        }
        return first.notValidBefore > seconds
            ? Sentence("certificate.early", ["path": certificate]) : nil
    }

    /// What new connections are given: always the pair read last.
    var configuration: TLSConfiguration {
        var configuration = Self.configuration(pair.withLock { $0 })
        configuration.sslContextCallback = { [self] _, promise in
            let latest = pair.withLock { $0 }
            var shown = NIOSSLContextConfigurationOverride()
            shown.certificateChain = latest.chain.map { .certificate($0) }
            shown.privateKey = .privateKey(latest.key)
            promise.succeed(shown)
        }
        return configuration
    }

    private static func configuration(_ pair: Pair) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: pair.chain.map { .certificate($0) },
            privateKey: .privateKey(pair.key)
        )
        configuration.minimumTLSVersion = .tlsv12
        return configuration
    }

    private static func read(
        _ certificate: String,
        _ key: String
    ) throws(ServerSettingsError) -> Pair {
        let (chainBytes, keyBytes) = (try bytes(of: certificate), try bytes(of: key))
        guard let chain = try? NIOSSLCertificate.fromPEMBytes(chainBytes), !chain.isEmpty
        else { throw unusable("certificate.chain", certificate) }
        guard let secret = try? NIOSSLPrivateKey(bytes: keyBytes, format: .pem) else {
            throw unusable("certificate.key", key)
        }
        let pair = Pair(chain: chain, key: secret)
        guard (try? NIOSSLContext(configuration: configuration(pair))) != nil else {
            throw unusable("certificate.mismatch", key)
        }
        return pair
    }

    private static func bytes(of path: String) throws(ServerSettingsError) -> [UInt8] {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw unusable("certificate.absent", path)
        }
        guard !isDirectory.boolValue else { throw unusable("certificate.directory", path) }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw unusable("certificate.unreadable", path)
        }
        return Array(data)
    }

    private static func unusable(_ key: String, _ path: String) -> ServerSettingsError {
        .unusable(Sentence(key, ["path": path]))
    }
}
