import HTTPTypes
import Hummingbird
import Messages

/// The cookies of the pages.
///
/// `__Host-` ties them to this host and to encryption, which a browser takes the loopback for, too
/// (RFC 6265bis, section 4.1.3.2).
enum Cookies {
    /// The session's token.
    static let session = "__Host-latitude"
    /// What binds forms before anybody is signed in.
    static let form = "__Host-latitude-form"
    /// The language chosen.
    static let language = "__Host-latitude-language"

    private static let attributes = "Path=/; Secure; HttpOnly; SameSite=Lax"

    /// A cookie that ends with the browser, or after `seconds`.
    static func set(_ name: String, _ value: String, seconds: Int? = nil) -> String {
        "\(name)=\(value); \(attributes)" + (seconds.map { "; Max-Age=\($0)" } ?? "")
    }

    /// Takes a cookie back.
    static func clear(_ name: String) -> String { "\(name)=; \(attributes); Max-Age=0" }

    /// The value of a cookie; nil when it was not sent, or is no value we ever set.
    static func value(_ name: String, in request: Request) -> String? {
        for field in request.headers[values: .cookie] {
            for pair in field.split(separator: ";") {
                let trimmed = pair.drop { $0 == " " }
                guard trimmed.hasPrefix("\(name)=") else { continue }
                let value = trimmed.dropFirst(name.count + 1)
                let isOurs = value.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x2C }
                return value.isEmpty || value.utf8.count > 256 || !isOurs ? nil : String(value)
            }
        }
        return nil
    }
}
