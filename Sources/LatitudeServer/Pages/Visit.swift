import Foundation
import LatitudePages
import LatitudeStore
import Messages

/// Somebody who looks at a page: who they are, in which language, and what binds their forms.
struct Visit: Sendable {
    /// Who is signed in; nil when nobody is.
    var asker: SignedIn?
    /// The session's token; nil when nobody is signed in.
    var token: TokenHash?
    /// The page's language.
    var language: Language
    /// What form tokens are bound to: the session, or before it a random value in a cookie.
    var binding: String
    /// Cookies to set with the answer.
    var cookies: [String] = []
    /// The page's own address with its query, without the choice of language.
    var path: String
}
