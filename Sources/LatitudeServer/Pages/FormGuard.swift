import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import Latitude
import Vault

/// Takes a form from a page of ours alone (OWASP, Cross-Site Request Forgery Prevention): the
/// browser says that it comes from this origin, and it carries a token bound to the session.
///
/// The secret follows from the signing key, so that every server of a house makes the same tokens.
struct FormGuard: Sendable {
    private let key: SymmetricKey

    init(_ signingKey: SigningKey) {
        let secret = SHA256.hash(data: Data("latitude.form.1\n\(signingKey.text)".utf8))
        key = SymmetricKey(data: secret)
    }

    /// The token of forms bound to a session, or to a cookie before it.
    func token(for binding: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Data(binding.utf8), using: key)
        return Data(code).base64EncodedString()
    }

    /// Throws `form_stale` unless the form came from a page of ours, of this binding.
    func check(_ request: Request, token: String?, binding: String) throws(Refusal) {
        guard Self.isSameOrigin(request) else { throw Refusal(.formStale) }
        guard
            let token, let sent = Data(base64Encoded: token),
            HMAC<SHA256>.isValidAuthenticationCode(
                sent,
                authenticating: Data(binding.utf8),
                using: key
            )
        else { throw Refusal(.formStale) }
    }

    /// Whether the browser says that the form comes from this origin.
    ///
    /// Fetch metadata decides; a browser without it must name its origin, or, where that is `null`,
    /// the page the form is on. None of them is a no.
    static func isSameOrigin(_ request: Request) -> Bool {
        if let site = request.headers[fetchSite] { return site == "same-origin" }
        guard let host = request.head.authority else { return false }
        let ours = ["https://\(host)", "http://\(host)"]
        if let origin = request.headers[.origin], origin != "null" { return ours.contains(origin) }
        guard let page = request.headers[.referer] else { return false }
        return ours.contains { page == $0 || page.hasPrefix("\($0)/") }
    }

    private static let fetchSite = HTTPField.Name("Sec-Fetch-Site").unwrapped
}
