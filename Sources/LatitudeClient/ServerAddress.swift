import Foundation
public import Latitude

/// Where a Latitude server answers: scheme, host, port and perhaps a path in front of `/api/v1`.
public struct ServerAddress: Hashable, Sendable, CustomStringConvertible {
    /// The address in one spelling, so that equal servers compare equal; no slash at the end.
    public let description: String
    /// Whether what is sent can be read on the way: plain http to another machine.
    public let isReadableOnTheWay: Bool

    /// Reads `https://host`, `http://host:8080/path` or a bare `host:port`.
    ///
    /// A bare host is https unless it is this machine. Throws `configuration` for anything else.
    public init(_ text: String) throws(Refusal) {
        let typed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        let isBare = !typed.contains("://")
        guard
            let parts = URLComponents(string: isBare ? "//\(typed)" : typed),
            let host = parts.host?.lowercased(), !host.isEmpty,
            parts.user == nil, parts.query == nil, parts.fragment == nil
        else { throw Self.unreadable(typed) }
        let isLocal = Self.localHosts.contains(host)
        let scheme = parts.scheme?.lowercased() ?? (isLocal ? "http" : "https")
        guard scheme == "http" || scheme == "https" else { throw Self.unreadable(typed) }
        let port = parts.port.map { ":\($0)" } ?? ""
        let path = parts.percentEncodedPath.split(separator: "/").map { "/\($0)" }.joined()
        description = "\(scheme)://\(host)\(port)\(path)"
        isReadableOnTheWay = scheme == "http" && !isLocal
    }

    private static let localHosts: Set<String> = ["localhost", "127.0.0.1", "::1", "[::1]"]

    private static func unreadable(_ text: String) -> Refusal {
        Refusal(
            .configuration,
            detail: "“\(text.prefix(80))” is not the address of a server.",
            youCan: ["write it like https://latitude.example.com or http://localhost:8080"]
        )
    }
}
