public import Hummingbird
import Latitude
import LatitudeStore

/// The context every request starts with.
public struct VisitorContext: RequestContext {
    /// Hummingbird's own storage.
    public var coreContext: CoreRequestContextStorage
    /// The hash of the bearer token sent; nil when none was.
    var token: TokenHash?

    /// Creates the context of a new request.
    public init(source: Source) { coreContext = .init(source: source) }
}

/// The context of a request that carries a token.
///
/// Whether anybody holds the token is for the books to say: the money path asks them in the same
/// statement that books, so that a revoked token stops at once.
struct BearerContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let token: TokenHash
    /// Set by `SignInMiddleware` on routes that read.
    var employee: SignedIn?

    init(context: VisitorContext) throws {
        guard let token = context.token else { throw Refusal(.notSignedIn) }
        self.coreContext = context.coreContext
        self.token = token
    }
}

/// The context of a request whose sender is known; a route registered on it cannot be reached by
/// anybody else.
struct EmployeeContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let token: TokenHash
    let employee: SignedIn

    init(context: BearerContext) throws {
        guard let employee = context.employee else { throw Refusal(.notSignedIn) }
        self.coreContext = context.coreContext
        self.token = context.token
        self.employee = employee
    }
}
