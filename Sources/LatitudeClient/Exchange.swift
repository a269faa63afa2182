import AsyncHTTPClient
public import Foundation
import Latitude
import Messages
import NIOCore
import NIOFoundationCompat
import NIOHTTP1
import NIOSSL
import Synchronization

/// What a server answered.
public struct Reply: Sendable {
    /// The HTTP status.
    public let status: Int
    /// Where a redirect points; nil for anything else.
    public let location: String?
    /// Seconds to wait before asking again; nil where the server did not say.
    public let retryAfter: Int?
    /// The whole body.
    public let body: Data
}

/// How one attempt to reach the server ended.
public enum Attempt: Sendable {
    /// The whole answer was read.
    case answered(Reply)
    /// The request never left this machine.
    case notSent(reason: String)
    /// The request may have arrived; nobody knows.
    case unknown(reason: String)
}

/// What a request carries.
public enum Payload: Sendable {
    case json(String)
    case file(Data, mediaType: String)
}

/// One connection to one server, with a deadline on every request.
public final class Exchange: Sendable {
    private let server: ServerAddress
    private let token: Token?
    private let userAgent: String
    private let certificates: String?
    private let client: HTTPClient
    private let connections = Connections()

    /// How long a connection may take.
    static let connectSeconds: Int64 = 3
    /// How long one request may take, connection and answer included.
    static let wholeSeconds: Int64 = 10
    /// The longest answer read: a full page of the longest stories.
    static let largestAnswer = 16 << 20

    /// Opens nothing yet; the first request does.
    ///
    /// Without a token it asks as nobody. `certificates` is a file of certificates to trust in
    /// place of the system's; nil for the system's.
    public init(
        server: ServerAddress,
        token: Token?,
        userAgent: String,
        certificates: String? = nil
    ) {
        self.server = server
        self.token = token
        self.userAgent = userAgent
        self.certificates = certificates
        var configuration = HTTPClient.Configuration(
            // The token is for this server alone, so it is carried nowhere else.
            redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(Self.connectSeconds))
        )
        configuration.httpVersion = .http1Only
        if let certificates {
            var tls = TLSConfiguration.makeClientConfiguration()
            tls.trustRoots = .file(certificates)
            configuration.tlsConfiguration = tls
        }
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.http1_1ConnectionDebugInitializer = { [connections] channel in
            connections.opened(channel)
            return channel.eventLoop.makeSucceededVoidFuture()
        }
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// One event loop suffices for one request at a time; to be called once, before any exchange.
    public static func useOneThread() {
        NIOSingletons.groupLoopCountSuggestion = 1
        NIOSingletons.blockingPoolThreadCountSuggestion = 1
    }

    /// Sends one request and waits for the whole answer, at most `seconds`, or `wholeSeconds`
    /// where that is nil.
    ///
    /// `path` is the address after the server's own part, with its query; `body` is nil for a
    /// request without one; `accept` is the media type of the answer.
    public func attempt(
        _ method: String,
        _ path: String,
        body: Payload?,
        accept: String = "application/json",
        seconds: Int64? = nil
    ) async -> Attempt {
        let request = asking(method, path, body: body, accept: accept)
        let before = connections.census
        let seconds = seconds ?? Self.wholeSeconds
        let deadline = NIODeadline.now() + .seconds(seconds)
        do {
            let response = try await client.execute(request, deadline: deadline)
            let body = try await response.body.collect(upTo: Self.largestAnswer)
            return .answered(
                Reply(
                    status: Int(response.status.code),
                    location: response.headers.first(name: "location"),
                    retryAfter: response.headers.first(name: "retry-after").flatMap { Int($0) },
                    body: Data(buffer: body)
                )
            )
        } catch {
            if before.open == 0, connections.census.everOpened == before.everOpened {
                return .notSent(reason: whyNotSent(error))
            }
            let isLate = (error as? HTTPClientError) == .deadlineExceeded
            return .unknown(
                reason: isLate
                    ? "\(server) did not answer within \(seconds) seconds."
                    : "The connection to \(server) was lost before the answer."
            )
        }
    }

    /// Why no connection was made: a certificate is nothing that goes away by waiting.
    private func whyNotSent(_ error: any Error) -> String {
        let words = Messages.of(.en)
        if let certificates, !FileManager.default.isReadableFile(atPath: certificates) {
            return words("connection.certificateFile", ["file": certificates])
        }
        if (error as? NIOSSLExtraError) == .failedToValidateHostname {
            return words("connection.otherName", ["server": "\(server)"])
        }
        if error is NIOSSLError || error is NIOSSLExtraError || error is BoringSSLError {
            return words("connection.untrusted", ["server": "\(server)"])
        }
        return "No connection to \(server) can be made."
    }

    /// Asks for something long and answers as soon as it begins to come; all of it ends within
    /// `seconds`.
    ///
    /// Throws `server_away` where there is no answer.
    func open(
        _ path: String,
        accept: String,
        seconds: Int64
    ) async throws(Refused) -> HTTPClientResponse {
        do {
            return try await client.execute(
                asking("GET", path, body: nil, accept: accept),
                deadline: .now() + .seconds(seconds)
            )
        } catch {
            throw Refused(Refusal(.serverAway, detail: "\(server) does not answer."))
        }
    }

    private func asking(
        _ method: String,
        _ path: String,
        body: Payload?,
        accept: String
    ) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: server.description + path)
        request.method = HTTPMethod(rawValue: method)
        request.headers = ["accept": accept, "user-agent": userAgent]
        if let token {
            request.headers.add(name: "authorization", value: "Bearer \(token.secret)")
        }
        switch body {
        case .json(let json):
            request.headers.add(name: "content-type", value: "application/json")
            request.body = .bytes(ByteBuffer(string: json))
        case .file(let data, let mediaType):
            request.headers.add(name: "content-type", value: mediaType)
            request.body = .bytes(ByteBuffer(data: data))
        case nil: break
        }
        return request
    }

    /// Closes the connection.
    public func close() async { try? await client.shutdown() }
}

/// Counts connections, because a request for which none was open was certainly not sent.
///
/// That holds whatever kept the connection from opening: no route, no such host, TLS, a deadline.
private final class Connections: Sendable {
    struct Census {
        var open = 0
        var everOpened = 0
    }

    // A lock, as connections open and close on the event loop's thread.
    private let counted = Mutex(Census())

    var census: Census { counted.withLock { $0 } }

    func opened(_ channel: any Channel) {
        counted.withLock { census in
            census.open += 1
            census.everOpened += 1
        }
        channel.closeFuture.whenComplete { _ in
            self.counted.withLock { $0.open -= 1 }
        }
    }
}
