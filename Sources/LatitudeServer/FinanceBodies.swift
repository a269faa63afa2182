import Foundation
import Latitude
import LatitudeAPI
import LatitudeStore

// The wire forms of what finance read.

extension FundList {
    /// The wire form of the first `limit` of the lines read.
    init(_ rows: AuthorityRows, limit: Int) throws {
        let shown = rows.lines.prefix(limit)
        self.init(
            funds: try shown.map(FundMonth.init),
            holds: try rows.holds.map(OpenHold.init),
            held: try rows.held.map { row in
                HeldTotal(
                    amount: Money(minor: row.held, currency: try Currency.known(row.currency)),
                    holds: row.holds
                )
            },
            next: rows.lines.count > limit
                ? shown.last.map {
                    "\($0.monthName ?? "none").\($0.property).\($0.scope.rawValue)"
                } : nil
        )
    }
}

extension AuthorityRow {
    /// `2026-10`; nil for funds without a window.
    var monthName: String? { month.hasPrefix("-") ? nil : String(month.prefix(7)) }
}

extension FundMonth {
    fileprivate init(_ row: AuthorityRow) throws {
        let currency = try Currency.known(row.currency)
        func money(_ minor: Int64) -> Money { Money(minor: minor, currency: currency) }
        self.init(
            month: row.monthName,
            property: row.propertyName,
            scope: row.scope,
            isHard: row.isHard,
            funds: row.funds,
            people: row.people,
            granted: money(row.granted),
            used: money(row.used),
            held: money(row.held),
            repaid: money(row.repaid),
            released: money(row.released),
            reversed: money(row.reversed)
        )
    }
}

extension OpenHold {
    fileprivate init(_ row: OpenHoldRow) throws {
        self.init(
            code: row.code,
            employee: row.employee,
            property: row.property,
            costCentre: row.costCentre,
            amount: Money(minor: row.held, currency: try Currency.known(row.currency)),
            since: Date(timeIntervalSince1970: row.since),
            expiresAt: Date(timeIntervalSince1970: row.expiresAt),
            days: row.days
        )
    }
}

extension MeansTotal {
    /// The wire form of what a means moved.
    init(_ row: MeansTotalRow) throws {
        let currency = try Currency.known(row.currency)
        self.init(
            property: row.propertyName,
            means: row.means,
            entries: row.entries,
            out: Money(minor: row.out, currency: currency),
            back: Money(minor: row.back, currency: currency)
        )
    }
}

extension Slip.Line {
    /// The wire form of a movement of a till.
    init(_ row: SlipRow) throws {
        let currency = try Currency.known(row.currency)
        self.init(
            number: row.number,
            code: row.code,
            kind: row.kind,
            employee: row.employee,
            costCentre: row.costCentre,
            occurredOn: try Day.known(row.occurredOn),
            bookedAt: Date(timeIntervalSince1970: row.bookedAt),
            out: Money(minor: row.out, currency: currency),
            back: Money(minor: row.back, currency: currency)
        )
    }
}
