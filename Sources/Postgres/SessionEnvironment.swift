#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The three environment variables that libpq sends to the server whatever the connection string
/// says (https://www.postgresql.org/docs/15/libpq-envars.html).
enum SessionEnvironment {
    private static let settings = [
        (variable: "PGTZ", name: "TimeZone", value: "UTC"),
        (variable: "PGDATESTYLE", name: "DateStyle", value: "ISO, MDY"),
        (variable: "PGGEQO", name: "geqo", value: "on"),
    ]

    /// A script that takes their effect back; nil when none of them is set.
    ///
    /// The server's own default cannot be had back, so it is the configured value or a fixed one.
    static func correction(_ parameters: [String: String]) -> String? {
        let statements = settings.filter { getenv($0.variable) != nil }
            .map { setting in
                let configured = parameters.first {
                    $0.key.lowercased() == setting.name.lowercased()
                }
                let value = (configured?.value ?? setting.value).replacing("'", with: "''")
                return "set \(setting.name) = '\(value)'"
            }
        return statements.isEmpty ? nil : statements.joined(separator: ";")
    }
}
