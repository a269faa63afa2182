public import Hummingbird
import LatitudeAPI
public import LatitudeStore

/// Every route of the service, on one screen.
///
/// `metrics` gives the state in Prometheus' text format; `hostNames` are the names the server
/// answers to, in lower case and without port.
public func makeRouter(
    _ books: Books,
    metrics: @escaping @Sendable () -> String,
    hostNames: Set<String>
) -> Router<VisitorContext> {
    let router = Router(context: VisitorContext.self)
    router.addMiddleware {
        MetricsMiddleware()
        RequestLogMiddleware()
        ProblemMiddleware(methods: MethodTable(addresses))
        HostMiddleware(names: hostNames)
        BearerMiddleware()
    }
    OperationRoutes(whyNotReady: { await books.whyNotReady() }, metrics: metrics)
        .register(on: router)

    let bearers = router.group("\(Routes.prefix)", context: BearerContext.self)
    RecoveryRoutes(recoveries: books.recoveries).register(on: bearers)
    FollowUpRoutes(recoveries: books.recoveries).register(on: bearers)
    OutcomeRoutes(outcomes: books.outcomes).register(on: bearers)

    let readers = bearers.group("")
        .add(middleware: SignInMiddleware(employees: books.employees))
        .group(context: EmployeeContext.self)
    MeRoutes(employees: books.employees).register(on: readers)
    ActRoutes(acts: books.acts).register(on: readers)
    return router
}
