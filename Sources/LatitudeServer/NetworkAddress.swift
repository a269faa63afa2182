import Glibc

/// An address of IPv4 or IPv6.
public struct NetworkAddress: Hashable, Sendable, CustomStringConvertible {
    /// 4 or 16; an IPv4 address inside an IPv6 one is the former.
    let bytes: [UInt8]

    /// Nil for what is no address; without brackets and without a port.
    public init?(_ text: some StringProtocol) {
        let text = String(text)
        var four = in_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            bytes = withUnsafeBytes(of: four) { Array($0) }
            return
        }
        var six = in6_addr()
        guard inet_pton(AF_INET6, text, &six) == 1 else { return nil }
        let all = withUnsafeBytes(of: six) { Array($0) }
        let isMapped = all.prefix(12) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
        bytes = isMapped ? Array(all.dropFirst(12)) : all
    }

    /// An address as `X-Forwarded-For` has it: perhaps in brackets, perhaps with a port.
    init?(forwarded text: some StringProtocol) {
        var name = String(text).filter { $0 != " " && $0 != "\t" && $0 != "\"" }[...]
        var port: Substring?
        if name.hasPrefix("["), let end = name.firstIndex(of: "]") {
            let rest = name[name.index(after: end)...]
            guard rest.isEmpty || rest.hasPrefix(":") else { return nil }
            port = rest.isEmpty ? nil : rest.dropFirst()
            name = name[..<end].dropFirst()
        } else if name.contains("."), let colon = name.lastIndex(of: ":"),
            !name[..<colon].contains(":")
        {
            port = name[name.index(after: colon)...]
            name = name[..<colon]
        }
        if let port, UInt16(port) == nil { return nil }
        self.init(name)
    }

    /// Whether only this machine reaches it.
    var isLoopback: Bool {
        if bytes.count == 4 { return bytes[0] == 127 }
        return bytes.last == 1 && bytes.dropLast().allSatisfy { $0 == 0 }
    }

    /// As people write it.
    public var description: String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        inet_ntop(
            bytes.count == 4 ? AF_INET : AF_INET6,
            bytes,
            &text,
            socklen_t(text.count)
        )
        let bytes = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// One address, or all that begin with the same bits.
public struct AddressRange: Hashable, Sendable, CustomStringConvertible {
    private let first: NetworkAddress
    private let bits: Int
    /// As it was written.
    public let description: String

    /// `10.0.0.7`, `10.0.0.0/8` or the like of IPv6; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let first = NetworkAddress(parts[0]) else {
            return nil
        }
        let all = first.bytes.count * 8
        if parts.count == 2 {
            guard let bits = UInt8(parts[1]).map(Int.init), bits <= all else { return nil }
            self.bits = bits
        } else {
            bits = all
        }
        self.first = first
        description = text
    }

    /// Whether it takes in an address; never one of the other version.
    func contains(_ address: NetworkAddress) -> Bool {
        guard address.bytes.count == first.bytes.count else { return false }
        return zip(first.bytes, address.bytes).enumerated().allSatisfy { index, pair in
            let kept = min(max(bits - index * 8, 0), 8)
            return (pair.0 ^ pair.1) & ~UInt8(truncatingIfNeeded: 0xFF >> kept) == 0
        }
    }
}
