public import Hummingbird
import Latitude
import LatitudeStore
import NIOCore

/// The context every request starts with.
public struct VisitorContext: RequestContext {
    /// Hummingbird's own storage.
    public var coreContext: CoreRequestContextStorage
    /// The hash of the bearer token sent; nil when none was.
    var token: TokenHash?
    /// The hash of the session's cookie sent; nil when none was.
    var session: TokenHash?
    /// The network address asked from; behind a proxy of ours, what the proxy says it was.
    var address: String
    /// Whether the way to whoever asks is encrypted.
    var isEncrypted = false
    /// Whether whoever asks has asked too often; nil when not, else the seconds to wait.
    var waitSeconds: Int?
    /// Who looks at pages, how; nil on routes that are none.
    var visit: Visit?
    /// Why the books could not say who looks at a page; nil where they could.
    var visitFault: (any Error)?
    /// What writes to the connection asked on.
    let loop: any EventLoop

    /// Creates the context of a new request.
    public init(source: Source) {
        coreContext = .init(source: source)
        loop = source.channel.eventLoop
        let peer = source.channel.remoteAddress?.ipAddress.flatMap { NetworkAddress($0) }
        // Of what comes by no network nobody can say from where.
        address = peer?.description ?? "0.0.0.0"
    }
}

/// The context of a request that carries a token.
///
/// Whether anybody holds the token is for the books to say: the money path asks them in the same
/// statement that books, so that a revoked token stops at once.
struct BearerContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let token: TokenHash
    let address: String
    /// Set by `SignInMiddleware` on routes that read.
    var employee: SignedIn?

    init(context: VisitorContext) throws {
        guard let token = context.token else { throw Refusal(.notSignedIn) }
        self.coreContext = context.coreContext
        self.token = token
        address = context.address
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

/// The context of a request for managers alone: what it answers is of their property.
struct ManagerContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let employee: SignedIn

    init(context: EmployeeContext) throws {
        coreContext = context.coreContext
        employee = try context.employee.entitled(to: "manager")
    }
}

/// The context of a request for finance alone: what it answers is of the whole organisation.
struct FinanceContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let token: TokenHash
    let employee: SignedIn

    init(context: EmployeeContext) throws {
        coreContext = context.coreContext
        token = context.token
        employee = try context.employee.entitled(to: "finance")
    }
}

extension SignedIn {
    /// Themselves, where they have a role.
    ///
    /// Throws `not_entitled` where they have not.
    func entitled(to role: String) throws(Refusal) -> SignedIn {
        guard has(role) else { throw Refusal(.notEntitled) }
        return self
    }
}
