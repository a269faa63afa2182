import Dispatch
import Foundation
import Glibc

/// One HTTP request as bytes, so that a test may say what no client would.
struct WireRequest: Sendable {
    var method = "PUT"
    var path: String
    var token: String?
    var body: [UInt8] = []
    var host = "127.0.0.1"

    /// Everything that goes over the socket.
    var bytes: [UInt8] {
        var head = "\(method) \(path) HTTP/1.1\r\nhost: \(host)\r\nconnection: close\r\n"
        if let token { head += "authorization: Bearer \(token)\r\n" }
        if method != "GET" {
            head += "content-type: application/json\r\ncontent-length: \(body.count)\r\n"
        }
        return Array("\(head)\r\n".utf8) + body
    }

    /// A request to read an address.
    static func get(_ path: String, token: String? = nil) -> WireRequest {
        WireRequest(method: "GET", path: path, token: token)
    }
}

/// What a server answered.
struct WireReply: Sendable, Hashable {
    let status: Int
    let head: String
    let body: [UInt8]

    /// The body as text.
    var text: String { String(decoding: body, as: UTF8.self) }

    /// Nil when the bytes are no whole answer.
    init?(_ bytes: [UInt8]) {
        let end = Array("\r\n\r\n".utf8)
        guard let split = bytes.firstRange(of: end) else { return nil }
        head = String(decoding: bytes[..<split.lowerBound], as: UTF8.self).lowercased()
        guard let word = head.split(separator: " ").dropFirst().first, let status = Int(word) else {
            return nil
        }
        self.status = status
        body = Array(bytes[split.upperBound...])
    }
}

/// A connection on which nothing happens.
struct IdleConnection: Sendable {
    fileprivate let socket: Int32

    /// Closes it.
    func release() { close(socket) }
}

/// Plain sockets to the loopback, each with 20 seconds of patience.
enum Wire {
    /// Nobody listens, or no answer came.
    struct Silent: Error {}

    /// Sends one request.
    static func send(_ request: WireRequest, port: Int) async throws -> WireReply {
        guard let reply = try await sendAll([request], port: port).first else { throw Silent() }
        return reply
    }

    /// Sends every request on a connection of its own before it reads the first answer.
    static func sendAll(_ requests: [WireRequest], port: Int) async throws -> [WireReply] {
        // On a thread of its own, because sockets are read without any task's help.
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result { try exchange(requests, port: port) })
            }
        }
    }

    /// Sends bytes on one connection, and reads until the server closes it.
    static func raw(_ text: String, port: Int) async throws -> String {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(
                    with: Result {
                        let socket = try open(port: port)
                        defer { close(socket) }
                        let bytes = Array(text.utf8)
                        guard
                            Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL))
                                == bytes.count
                        else { throw Silent() }
                        return String(decoding: read(socket), as: UTF8.self)
                    }
                )
            }
        }
    }

    /// Keeps a connection open that has had its answer, until `release` is called.
    static func idle(port: Int) throws -> IdleConnection {
        let socket = try open(port: port)
        let request = Array("GET /livez HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n".utf8)
        var buffer = [UInt8](repeating: 0, count: 4_096)
        guard Glibc.send(socket, request, request.count, Int32(MSG_NOSIGNAL)) == request.count,
            recv(socket, &buffer, buffer.count, 0) > 0
        else {
            close(socket)
            throw Silent()
        }
        return IdleConnection(socket: socket)
    }

    /// Whether somebody accepts connections.
    static func isOpen(port: Int) -> Bool {
        guard let socket = try? open(port: port) else { return false }
        close(socket)
        return true
    }

    private static func exchange(_ requests: [WireRequest], port: Int) throws -> [WireReply] {
        let sockets = try requests.map { _ in try open(port: port) }
        defer { for socket in sockets { close(socket) } }
        for (socket, request) in zip(sockets, requests) {
            var rest = request.bytes[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { bytes in
                    Glibc.send(socket, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
                }
                // A server may answer before it has read a body that is too long.
                guard count > 0 else { break }
                rest = rest.dropFirst(count)
            }
        }
        return try sockets.map { socket in
            guard let reply = WireReply(read(socket)) else { throw Silent() }
            return reply
        }
    }

    private static func read(_ socket: Int32) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = recv(socket, &buffer, buffer.count, 0)
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
        }
    }

    private static func open(port: Int) throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Silent() }
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, size)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else {
            close(descriptor)
            throw Silent()
        }
        return descriptor
    }
}
