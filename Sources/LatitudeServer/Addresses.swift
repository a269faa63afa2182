import LatitudeAPI

/// Every address and method, as the interface description writes them.
///
/// Hummingbird does not tell which routes it has; a test walks this list through the router, and
/// compares it with `openapi.yaml`.
public let addresses: [(path: String, method: String)] = [
    ("/livez", "GET"),
    ("/readyz", "GET"),
    ("/metrics", "GET"),
    (Routes.description, "GET"),
    (Routes.me, "GET"),
    (Routes.stories, "GET"),
    (Routes.checks, "POST"),
    (Routes.recoveries, "GET"),
    ("\(Routes.recoveries)/{reference}", "GET"),
    ("\(Routes.recoveries)/{reference}", "PUT"),
    ("\(Routes.recoveries)/{reference}/settlement/{id}", "PUT"),
    ("\(Routes.recoveries)/{reference}/release/{id}", "PUT"),
    ("\(Routes.recoveries)/{reference}/repayments/{id}", "PUT"),
    ("\(Routes.recoveries)/{reference}/reversal/{id}", "PUT"),
    ("\(Routes.recoveries)/{reference}/outcomes/{id}", "PUT"),
    ("\(Routes.recoveries)/{reference}/story/{id}", "PUT"),
]
