import Latitude
import LatitudePages

@testable import LatitudeServer

/// Which refusal each asker meets at each address; nil is none.
enum AccessTable {
    /// Addresses that treat every asker alike share a kind.
    enum Kind {
        case open
        case unknownDevice
        case signedIn
        case desk
        case admin
        case finance
        case manager
        case ownToken
        case reading
        /// A file of an act, which has none.
        case file
        case following
        case undoing
        /// Of an act whose story is shared with nobody.
        case untold
        case noMonth
        case noPlan
        case noPayee
        case noPayback

        /// What an asker is told; for addresses of an act, of the owner's or for the heir of the
        /// leaver's.
        func refusal(_ asker: Asker) -> RefusalCode? {
            switch self {
            case .open: return nil
            case .unknownDevice: return .deviceExpired
            case .desk: return asker == .desk ? nil : .notSignedIn
            default: break
            }
            guard asker.isSignedIn else { return .notSignedIn }
            switch (self, asker) {
            case (.signedIn, _): return nil
            case (.admin, .admin): return nil
            case (.finance, .finance): return nil
            case (.admin, _), (.finance, _): return .notEntitled
            case (.manager, .manager): return nil
            case (.untold, .manager): return .storyNotShared
            case (.manager, _), (.untold, _): return .notEntitled
            case (.noMonth, .finance): return .periodUnknown
            case (.noPlan, .finance): return .planFaulty
            case (.noPayee, .finance): return .employeeUnknown
            case (.noPayback, .finance): return .reimbursementUnknown
            case (.noMonth, _), (.noPlan, _), (.noPayee, _), (.noPayback, _): return .notEntitled
            case (.ownToken, .owner): return nil
            case (.ownToken, _): return .tokenUnknown
            case (.file, .owner), (.file, .heir), (.file, .finance): return .evidenceUnknown
            case (_, .owner), (_, .heir): return nil
            case (.reading, .finance), (.undoing, .finance): return nil
            // Finance see that it is there, and whose.
            case (_, .finance): return .notYours
            // Who may not read an act is not told that there is one.
            default: return .unknownCode
            }
        }
    }

    /// How a kind of address tells of an act that there is not.
    static func unknown(_ kind: Kind, _ asker: Asker) -> RefusalCode {
        guard case .untold = kind else { return .unknownCode }
        return asker == .manager ? .storyNotShared : .notEntitled
    }

    static let kinds: [String: Kind] = [
        "GET /livez": .open,
        "GET /readyz": .open,
        "GET /metrics": .open,
        "GET /api/v1/openapi.yaml": .open,
        "GET /api/v1/keys": .open,
        "POST /api/v1/device/authorizations": .open,
        "POST /api/v1/device/tokens": .unknownDevice,
        "GET /api/v1/me": .signedIn,
        "PUT /api/v1/me/pin": .signedIn,
        "GET /api/v1/policy": .signedIn,
        "GET /api/v1/today": .manager,
        "GET /api/v1/outcomes": .manager,
        "GET /api/v1/causes": .manager,
        "PUT /api/v1/line-up": .untold,
        "DELETE /api/v1/line-up": .manager,
        "GET /api/v1/letters": .signedIn,
        "PUT /api/v1/recoveries/{reference}/letters/{id}": .untold,
        "GET /api/v1/tokens": .signedIn,
        "DELETE /api/v1/tokens/{id}": .ownToken,
        "PUT /api/v1/employees/{handle}/pin": .admin,
        "GET /api/v1/desk": .desk,
        "POST /api/v1/desk/sessions": .desk,
        "GET /api/v1/stories": .signedIn,
        "GET /api/v1/journal": .finance,
        "GET /api/v1/funds": .finance,
        "GET /api/v1/means": .finance,
        "GET /api/v1/slip": .finance,
        "GET /api/v1/owed": .finance,
        "PUT /api/v1/reimbursements/{id}": .noPayee,
        "PUT /api/v1/reimbursements/{id}/withdrawal": .noPayback,
        "GET /api/v1/sample": .finance,
        "POST /api/v1/checks": .signedIn,
        "GET /api/v1/periods": .finance,
        "PUT /api/v1/periods/{month}": .noMonth,
        "GET /api/v1/exports": .finance,
        "GET /api/v1/exports/{month}/{format}": .noMonth,
        "GET /api/v1/budget": .noMonth,
        "PUT /api/v1/budget": .noPlan,
        "GET /api/v1/recoveries": .signedIn,
        "GET /api/v1/recoveries/{reference}": .reading,
        "PUT /api/v1/recoveries/{reference}": .signedIn,
        "GET /api/v1/recoveries/{reference}/cover": .reading,
        "PUT /api/v1/recoveries/{reference}/settlement/{id}": .following,
        "PUT /api/v1/recoveries/{reference}/release/{id}": .following,
        "PUT /api/v1/recoveries/{reference}/repayments/{id}": .following,
        "PUT /api/v1/recoveries/{reference}/reversal/{id}": .undoing,
        "PUT /api/v1/recoveries/{reference}/outcomes/{id}": .following,
        "PUT /api/v1/recoveries/{reference}/story/{id}": .following,
        "GET /api/v1/recoveries/{reference}/evidence": .reading,
        "PUT /api/v1/recoveries/{reference}/evidence/{id}": .following,
        "GET /api/v1/recoveries/{reference}/evidence/{id}": .file,
        "GET /api/v1/evidence/missing": .finance,
    ]

    static let bodies: [String: String] = [
        "POST /api/v1/device/authorizations": #"{"client":"matrix"}"#,
        "POST /api/v1/device/tokens": #"{"deviceCode":"lat_guess"}"#,
        "PUT /api/v1/me/pin": #"{"pin":"274916"}"#,
        "POST /api/v1/desk/sessions": #"{"handle":"ada","pin":"274916"}"#,
        "PUT /api/v1/reimbursements/{id}/withdrawal": #"{"reason":"not paid yet"}"#,
        "PUT /api/v1/reimbursements/{id}":
            #"{"employee":"nobody","amount":{"minor":1,"currency":"USD"}}"#,
        "POST /api/v1/checks": act,
        "PUT /api/v1/recoveries/{reference}": act,
        "PUT /api/v1/recoveries/{reference}/settlement/{id}": step,
        "PUT /api/v1/recoveries/{reference}/release/{id}": words,
        "PUT /api/v1/recoveries/{reference}/repayments/{id}": step,
        "PUT /api/v1/recoveries/{reference}/reversal/{id}": words,
        "PUT /api/v1/recoveries/{reference}/outcomes/{id}": #"{"outcome":"better"}"#,
        "PUT /api/v1/recoveries/{reference}/story/{id}": words,
        "PUT /api/v1/recoveries/{reference}/letters/{id}": #"{"words":"You kept calm."}"#,
        "PUT /api/v1/line-up": #"{"recovery":"7K2M"}"#,
        "PUT /api/v1/recoveries/{reference}/evidence/{id}": #"{"missing":"lost it"}"#,
    ]

    private static let act = #"{"amount":{"minor":1,"currency":"USD"},"what":"tea"}"#
    private static let step = #"{"amount":{"minor":1,"currency":"USD"}}"#
    private static let words = #"{"words":"so it was then"}"#

    /// How a page answers a browser that sends no form token.
    enum Page {
        case open
        case form
        case goesOn
        case member
        case memberForm
        /// Of an act, which is not found by its address alone.
        case memberAct
        /// Told to the test's member, who is none of finance, as not theirs.
        case finance
        case managing

        /// Whether it sends whoever is not signed in to do that first.
        var isForMembers: Bool { ![.open, .form, .goesOn].contains(self) }
    }

    static let pages: [String: Page] = [
        "GET /": .goesOn,
        "GET \(Style.path)": .open,
        "GET /sign-in": .open,
        "POST /sign-in": .form,
        "POST /sign-out": .form,
        "GET /enrol": .open,
        "POST /enrol": .form,
        "GET /device": .member,
        "POST /device": .memberForm,
        "POST /device/confirm": .memberForm,
        "POST /device/turn-away": .memberForm,
        "GET /spend": .member,
        "POST /spend": .memberForm,
        "GET /recoveries": .member,
        "GET /recoveries.csv": .member,
        "GET /recoveries/{reference}": .memberAct,
        "GET /recoveries/{reference}/cover": .memberAct,
        "POST /recoveries/{reference}/outcome": .memberForm,
        "POST /recoveries/{reference}/story": .memberForm,
        "POST /recoveries/{reference}/settle": .memberForm,
        "POST /recoveries/{reference}/release": .memberForm,
        "POST /recoveries/{reference}/repay": .memberForm,
        "POST /recoveries/{reference}/undo": .memberForm,
        "GET /stories": .member,
        "GET /stories.csv": .member,
        "GET /stories/{reference}/letter": .managing,
        "POST /stories/{reference}/letter": .managing,
        "GET /letters": .member,
        "GET /letters.csv": .member,
        "GET /letters/{id}": .memberAct,
        "GET /journal": .finance,
        "GET /journal.csv": .finance,
        "GET /funds": .finance,
        "GET /funds.csv": .finance,
        "GET /funds/holds.csv": .finance,
        "GET /means": .finance,
        "GET /means.csv": .finance,
        "GET /means/owed.csv": .finance,
        "GET /means/reimbursements.csv": .finance,
        "GET /means/own/{handle}": .finance,
        "POST /means/own/{handle}": .finance,
        "POST /means/own/{handle}/withdraw": .finance,
        "GET /means/slip": .finance,
        "GET /means/slip.csv": .finance,
        "GET /sample": .finance,
        "GET /sample.csv": .finance,
        "GET /today": .managing,
        "POST /today/line-up": .managing,
        "POST /today/line-up/take-back": .managing,
        "GET /outcomes": .managing,
        "GET /outcomes.csv": .managing,
        "GET /outcomes/cost.csv": .managing,
        "GET /causes": .managing,
        "GET /causes.csv": .managing,
        "GET /recoveries/{reference}/bills": .memberAct,
        "POST /recoveries/{reference}/bills": .memberForm,
        "GET /recoveries/{reference}/bills/{id}": .memberAct,
        "GET /evidence": .finance,
        "GET /evidence.csv": .finance,
        "GET /close": .finance,
        "GET /close.csv": .finance,
        "GET /close/month.csv": .finance,
        "POST /close": .finance,
        "POST /close/reopen": .finance,
        "GET /exports": .finance,
        "GET /exports.csv": .finance,
        "GET /exports/{month}/{format}": .finance,
        "GET /budget": .finance,
        "GET /budget.csv": .finance,
        "GET /budget/changes.csv": .finance,
        "GET /account": .member,
        "POST /account/pin": .memberForm,
        "POST /account/passphrase": .memberForm,
        "POST /account/places/{id}/end": .memberForm,
    ]
}
