import Foundation
public import Latitude
public import LatitudeAPI
import Messages

/// What finance narrow a list by; nil narrows nothing.
public struct FinanceFilter: Hashable, Sendable {
    /// A month, such as `2026-10`.
    public var month: String?
    /// The first day booked on.
    public var from: String?
    /// The last day booked on.
    public var until: String?
    /// A property: its number, its name, or a part of it that no other has.
    public var property: String?
    /// The code of a cost centre.
    public var costCentre: String?
    /// An account.
    public var account: String?
    /// What kind of thing.
    public var kind: String?
    /// How an act stands with its evidence.
    public var evidence: EvidenceState?
    /// An act's code, or an entry's number.
    public var reference: String?

    /// Everything.
    public init() {}

    var items: [(name: String, value: String?)] {
        [
            ("month", month), ("from", from), ("to", until), ("property", property),
            ("centre", costCentre), ("account", account), ("kind", kind),
            ("evidence", evidence?.rawValue), ("q", reference),
        ]
    }
}

extension LatitudeClient {
    /// Entries of the journal, newest first, with what all that match moved.
    public func journal(
        _ filter: FinanceFilter,
        _ page: PageRequest
    ) async throws(Refused) -> Answer<JournalList> {
        try await read("GET", Routes.journal + Self.query(filter.items + page.items))
    }

    /// Funds by month, newest first, and open holds, oldest first; `filter.kind` is a scope.
    public func funds(
        _ filter: FinanceFilter,
        _ page: PageRequest
    ) async throws(Refused) -> Answer<FundList> {
        try await read("GET", Routes.funds + Self.query(filter.items + page.items))
    }

    /// What each means moved.
    public func means(_ filter: FinanceFilter) async throws(Refused) -> Answer<MeansList> {
        try await read("GET", Routes.means + Self.query(filter.items))
    }

    /// What went out of a property's till on a day and came back; nil is today, and one's own
    /// property.
    public func slip(
        day: String?,
        property: String?
    ) async throws(Refused) -> Answer<Slip> {
        try await read("GET", Routes.slip + Self.query([("day", day), ("property", property)]))
    }

    /// What employees are owed for own money, by name, and what they were paid back.
    public func owed() async throws(Refused) -> Answer<OwedList> {
        try await read("GET", Routes.owed)
    }

    /// Notes that somebody was paid back; the same sum on the same day is noted once.
    public func reimburse(
        _ body: ReimbursementBody
    ) async throws(Refused) -> Answer<Reimbursement> {
        let payload = Payload.json(try json(of: body))
        return try await change("PUT", Routes.reimbursement(Identifier()), payload, attempts: 2)
    }

    /// Takes such a note back, for a reason; the same note is taken back once.
    public func withdraw(
        _ id: Identifier,
        for reason: Reason
    ) async throws(Refused) -> Answer<Reimbursement> {
        try await change(
            "PUT",
            Routes.withdrawal(id),
            .json(try json(of: WithdrawalBody(reason: reason.text))),
            attempts: 2,
            // Typed again it would be the note before.
            way: Messages.of(.en)("unsettled.withdrawal")
        )
    }

    /// Entries drawn for checking; nil leaves the size and the seed to the server.
    public func sample(
        size: Int?,
        seed: Int64?,
        isRisk: Bool,
        _ filter: FinanceFilter
    ) async throws(Refused) -> Answer<Sample> {
        let items: [(name: String, value: String?)] = [
            ("size", size.map { String($0) }), ("seed", seed.map { String($0) }),
            ("risk", isRisk ? "1" : nil),
        ]
        return try await read("GET", Routes.sample + Self.query(items + filter.items))
    }

    /// A query with its question mark; empty when nothing is asked for.
    static func query(_ items: [(name: String, value: String?)]) -> String {
        let items = items.compactMap { name, value in
            value.map { URLQueryItem(name: name, value: $0) }
        }
        guard !items.isEmpty else { return "" }
        var parts = URLComponents()
        parts.queryItems = items
        // A plus would be read as a blank by whoever follows the rules of forms.
        let query = parts.percentEncodedQuery ?? ""
        return "?" + query.replacing("+", with: "%2B")
    }
}

extension PageRequest {
    /// How much, and from where.
    var items: [(name: String, value: String?)] {
        [("limit", limit.map { String($0) }), ("before", before)]
    }
}
