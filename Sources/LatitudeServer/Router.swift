public import Hummingbird
import LatitudeAPI
public import LatitudeStore

/// What the routes need, made once at the start.
public struct Services: Sendable {
    /// Acts and what follows them.
    public let recoveries: RecoveryStore
    /// What became of the guest, and acts as told.
    public let outcomes: OutcomeStore
    /// Who asks.
    public let employees: EmployeeStore
    /// Acts as read.
    public let acts: ActReader
    /// Why the server is not ready; nil when it is.
    public let whyNotReady: @Sendable () async -> String?
    /// The state in Prometheus' text format.
    public let metrics: @Sendable () -> String

    /// Names what the routes need.
    public init(
        recoveries: RecoveryStore,
        outcomes: OutcomeStore,
        employees: EmployeeStore,
        acts: ActReader,
        whyNotReady: @escaping @Sendable () async -> String?,
        metrics: @escaping @Sendable () -> String
    ) {
        self.recoveries = recoveries
        self.outcomes = outcomes
        self.employees = employees
        self.acts = acts
        self.whyNotReady = whyNotReady
        self.metrics = metrics
    }
}

/// Every route of the service, on one screen.
///
/// `hostNames` are the names the server answers to, in lower case and without port.
public func makeRouter(_ services: Services, hostNames: Set<String>) -> Router<VisitorContext> {
    let router = Router(context: VisitorContext.self)
    router.addMiddleware {
        MetricsMiddleware()
        RequestLogMiddleware()
        ProblemMiddleware(methods: MethodTable(addresses))
        HostMiddleware(names: hostNames)
        BearerMiddleware()
    }
    OperationRoutes(whyNotReady: services.whyNotReady, metrics: services.metrics)
        .register(on: router)

    let bearers = router.group("\(Routes.prefix)", context: BearerContext.self)
    RecoveryRoutes(recoveries: services.recoveries).register(on: bearers)
    FollowUpRoutes(recoveries: services.recoveries).register(on: bearers)
    OutcomeRoutes(outcomes: services.outcomes).register(on: bearers)
    MeRoutes(employees: services.employees).register(on: bearers)

    let readers = bearers.group("")
        .add(middleware: SignInMiddleware(employees: services.employees))
        .group(context: EmployeeContext.self)
    ActRoutes(acts: services.acts).register(on: readers)
    return router
}
