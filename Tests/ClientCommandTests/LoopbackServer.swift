import Foundation
import Synchronization

/// A request as a `LoopbackServer` read it.
struct HeardRequest: Sendable {
    let method: String
    let path: String
    let body: String
    let authorization: String?

    /// The last part of the address: the id of an act.
    var id: String { String(path.split(separator: "/").last ?? "") }
}

/// What a `LoopbackServer` does once it has read a request.
enum Behaviour: Sendable {
    case answer(Int, String)
    /// As `answer`, with the seconds to wait in `Retry-After`.
    case later(Int, String, seconds: Int)
    /// A file with further lines of its head, each ended by CR and LF.
    case file(String, head: String)
    /// Closes the connection without a word: the answer is lost.
    case drop
    /// Answers the head and half of the body, then closes.
    case dropHalfway(Int, String)
    /// Keeps silent until the client goes away.
    case hold
}

/// A tiny HTTP/1.1 server on a free port of this machine, one thread for each connection.
final class LoopbackServer: Sendable {
    let port: UInt16
    private let listener: Int32
    private let respond: @Sendable (HeardRequest) -> Behaviour
    private let heard = Mutex<[HeardRequest]>([])

    var url: String { "http://127.0.0.1:\(port)" }
    /// Everything read so far, oldest first.
    var requests: [HeardRequest] { heard.withLock { $0 } }

    init(_ respond: @escaping @Sendable (HeardRequest) -> Behaviour) throws {
        self.respond = respond
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { [listener] pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
                bind(listener, raw, length) == 0 && listen(listener, 64) == 0
                    && getsockname(listener, raw, &length) == 0
            }
        }
        guard isBound else { throw POSIXError(.EADDRNOTAVAIL) }
        port = UInt16(bigEndian: address.sin_port)
        Thread.detachNewThread { [self] in accepting() }
    }

    /// Refuses connections from now on.
    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    private func accepting() {
        while true {
            let connection = accept(listener, nil, nil)
            guard connection >= 0 else { return }
            Thread.detachNewThread { [self] in serve(connection) }
        }
    }

    private func serve(_ connection: Int32) {
        defer { close(connection) }
        var bytes = Data()
        while let request = Self.read(connection, &bytes) {
            heard.withLock { $0.append(request) }
            switch respond(request) {
            case .answer(let status, let body):
                guard Self.send(Self.message(status, body), connection) else { return }
            case .later(let status, let body, let seconds):
                let message = Self.message(status, body, extra: "Retry-After: \(seconds)\r\n")
                guard Self.send(message, connection) else { return }
            case .file(let body, let head):
                guard Self.send(Self.message(200, body, extra: head), connection) else { return }
            case .drop: return
            case .dropHalfway(let status, let body):
                _ = Self.send(Self.message(status, body).dropLast(body.utf8.count / 2), connection)
                return
            case .hold:
                var rest = [UInt8](repeating: 0, count: 1_024)
                while recv(connection, &rest, rest.count, 0) > 0 {}
                return
            }
        }
    }

    private static func message(_ status: Int, _ body: String, extra: String = "") -> Data {
        let type = status < 400 ? "application/json" : "application/problem+json"
        let head = """
            HTTP/1.1 \(status) Status\r
            Content-Type: \(type)\r
            Content-Length: \(body.utf8.count)\r

            """
        return Data((head + extra + "\r\n" + body).utf8)
    }

    private static func send(_ data: some DataProtocol, _ connection: Int32) -> Bool {
        var rest = Data(data)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { bytes in
                Glibc.send(connection, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    private static func read(_ connection: Int32, _ bytes: inout Data) -> HeardRequest? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            if let request = parse(&bytes) { return request }
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return nil }
            bytes.append(contentsOf: buffer[..<count])
        }
    }

    private static func parse(_ bytes: inout Data) -> HeardRequest? {
        guard let end = bytes.firstRange(of: Data("\r\n\r\n".utf8)) else { return nil }
        let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
        let lines = head.components(separatedBy: "\r\n")
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            let value = parts[1].trimmingCharacters(in: .whitespaces)
            headers[parts[0].lowercased()] = value
        }
        let length = headers["content-length"].flatMap { Int($0) } ?? 0
        guard bytes.distance(from: end.upperBound, to: bytes.endIndex) >= length else { return nil }
        let body = bytes[end.upperBound...].prefix(length)
        bytes = Data(bytes[end.upperBound...].dropFirst(length))
        let words = lines[0].split(separator: " ")
        return HeardRequest(
            method: String(words[0]),
            path: String(words[1]),
            body: String(decoding: body, as: UTF8.self),
            authorization: headers["authorization"]
        )
    }
}
