import LatitudeAPI
import LatitudePages

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
    (Routes.pin, "PUT"),
    (Routes.policy, "GET"),
    (Routes.keys, "GET"),
    (Routes.tokens, "GET"),
    ("\(Routes.tokens)/{id}", "DELETE"),
    (Routes.pin(of: "{handle}"), "PUT"),
    (Routes.desk, "GET"),
    (Routes.deskSessions, "POST"),
    (Routes.deviceAuthorizations, "POST"),
    (Routes.deviceTokens, "POST"),
    (Routes.stories, "GET"),
    (Routes.checks, "POST"),
    (Routes.recoveries, "GET"),
    ("\(Routes.recoveries)/{reference}", "GET"),
    ("\(Routes.recoveries)/{reference}", "PUT"),
    ("\(Routes.recoveries)/{reference}/cover", "GET"),
    ("\(Routes.recoveries)/{reference}/settlement/{id}", "PUT"),
    ("\(Routes.recoveries)/{reference}/release/{id}", "PUT"),
    ("\(Routes.recoveries)/{reference}/repayments/{id}", "PUT"),
    ("\(Routes.recoveries)/{reference}/reversal/{id}", "PUT"),
    ("\(Routes.recoveries)/{reference}/outcomes/{id}", "PUT"),
    ("\(Routes.recoveries)/{reference}/story/{id}", "PUT"),
    ("\(Routes.recoveries)/{reference}/evidence", "GET"),
    ("\(Routes.recoveries)/{reference}/evidence/{id}", "PUT"),
    ("\(Routes.recoveries)/{reference}/evidence/{id}", "GET"),
]

/// Every address and method of the pages, which are no part of the interface.
let pageAddresses: [(path: String, method: String)] = [
    (PagePath.home, "GET"),
    (Style.path, "GET"),
    (PagePath.signIn, "GET"),
    (PagePath.signIn, "POST"),
    (PagePath.signOut, "POST"),
    (PagePath.enrol, "GET"),
    (PagePath.enrol, "POST"),
    (PagePath.device, "GET"),
    (PagePath.device, "POST"),
    (PagePath.deviceConfirm, "POST"),
    (PagePath.deviceTurnAway, "POST"),
    (PagePath.recoveries, "GET"),
    (PagePath.recoveriesCSV, "GET"),
    (PagePath.account, "GET"),
    (PagePath.accountPIN, "POST"),
    (PagePath.accountPassphrase, "POST"),
    (PagePath.accountPlaceEnd("{id}"), "POST"),
]
