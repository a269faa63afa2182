/// How often something may be done: a quota that refills evenly over a window.
///
/// The header fields are those of draft-ietf-httpapi-ratelimit-headers-10.
public struct RatePolicy: Hashable, Sendable {
    /// What clients see of it: ASCII letters, digits, hyphens and underscores.
    public let name: String
    /// How many may be taken at once from a full bucket; 1 or more.
    public let quota: Int
    /// How long an empty bucket takes to fill; a second or more.
    public let window: Duration

    /// A policy of the program's own; a value out of range is a mistake of the program's.
    public init(name: String, quota: Int, window: Duration) {
        precondition(Self.isName(name), "a policy's name has letters, digits, - and _ alone")
        precondition(quota >= 1, "a policy's quota is 1 or more")
        precondition(window >= .seconds(1), "a policy's window is a second or more")
        self.name = name
        self.quota = quota
        self.window = window
    }

    /// The window in whole seconds, rounded up.
    public var windowSeconds: Int { window.wholeSeconds }

    /// The value of `RateLimit-Policy`, such as `"person";q=600;w=60`.
    ///
    /// Several policies are joined with commas.
    public var policyHeader: String { "\"\(name)\";q=\(quota);w=\(windowSeconds)" }

    /// The value of `RateLimit`, such as `"person";r=599;t=1`.
    ///
    /// `t` is when the next one comes back, not when all are back (section 4.1.2 of the draft).
    public func header(for verdict: RateVerdict) -> String {
        "\"\(name)\";r=\(verdict.remaining);t=\(verdict.resetSeconds)"
    }

    /// How long one takes to come back, rounded down to the attosecond: nobody waits longer for
    /// the whole quota than the window.
    var interval: Duration { Duration(attoseconds: window.attoseconds / Int128(quota)) }

    /// The name stands between quotes in a structured field (RFC 9651, section 3.3.3).
    static func isName(_ text: String) -> Bool {
        !text.isEmpty
            && text.unicodeScalars.allSatisfy { scalar in
                scalar.isASCII
                    && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                        || scalar == "-" || scalar == "_")
            }
    }
}

/// Whether one may go ahead, and what to tell the client.
public struct RateVerdict: Hashable, Sendable {
    /// Whether one was taken.
    public let isAllowed: Bool
    /// How many are left, 0 or more.
    public let remaining: Int
    /// Seconds until one more is there, rounded up: 1 or more when refused, 0 when none is missing.
    public let resetSeconds: Int
    /// How many a full bucket holds.
    public let quota: Int
    /// Seconds in which an empty bucket fills.
    public let windowSeconds: Int
}

extension Duration {
    /// Seconds, rounded up.
    var wholeSeconds: Int {
        Int(components.seconds) + (components.attoseconds > 0 ? 1 : 0)
    }
}
