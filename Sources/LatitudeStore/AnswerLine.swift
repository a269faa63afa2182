import Foundation
import Latitude
import Postgres

/// One `recovery_answer` of `sql/`: one fund of one request's answer, or a refusal.
struct AnswerLine: Sendable {
    let place: Int
    let code: String
    let recoveryID: UUID?
    let recoveryCode: String?
    let recoveryKind: String?
    let entryKind: String?
    let amount: Int64?
    let currency: String?
    let bookedAt: Double?
    let occurredOn: String?
    let bookedOn: String?
    let expiresAt: Double?
    let spent: Int64?
    let held: Int64?
    let repaid: Int64?
    let policyNumber: Int?
    let policyOwner: String?
    let certifiedUntil: String?
    let scope: String?
    let incident: String?
    let guest: [UInt8]?
    let windowFrom: String?
    let windowUntil: String?
    let hard: Bool?
    let fundLimit: Int64?
    let fundUsed: Int64?
    let fundHeld: Int64?
    let fundOthers: Int64?
    let fundStep: Int64?

    /// The columns in the order `init` reads them; instants as seconds since 1970.
    static let columns = """
        a.place, a.code, a.recovery_id, a.recovery_code, a.recovery_kind, a.entry_kind, a.amount,
        a.currency, extract(epoch from a.booked_at)::float8, a.occurred_on, a.booked_on,
        extract(epoch from a.expires_at)::float8, a.spent, a.held, a.repaid, a.policy_number,
        a.policy_owner, a.certified_until, a.scope, a.incident, a.guest,
        nullif(a.window_from, '-infinity'), a.window_until, a.hard, a.fund_limit, a.fund_used,
        a.fund_held, a.fund_others, a.fund_step
        """

    init(_ row: inout Row) throws(PostgresError) {
        place = try row.next()
        code = try row.next()
        recoveryID = try row.next()
        recoveryCode = try row.next()
        recoveryKind = try row.next()
        entryKind = try row.next()
        amount = try row.next()
        currency = try row.next()
        bookedAt = try row.next()
        occurredOn = try row.next()
        bookedOn = try row.next()
        expiresAt = try row.next()
        spent = try row.next()
        held = try row.next()
        repaid = try row.next()
        policyNumber = try row.next()
        policyOwner = try row.next()
        certifiedUntil = try row.next()
        scope = try row.next()
        incident = try row.next()
        guest = try row.next()
        windowFrom = try row.next()
        windowUntil = try row.next()
        hard = try row.next()
        fundLimit = try row.next()
        fundUsed = try row.next()
        fundHeld = try row.next()
        fundOthers = try row.next()
        fundStep = try row.next()
    }
}

extension AnswerLine {
    /// The policy named; nil where none is in force.
    var policy: PolicyReference? {
        guard let policyNumber, let policyOwner else { return nil }
        return PolicyReference(number: policyNumber, owner: policyOwner)
    }

    /// Whole seconds until what it speaks of is over, at least one.
    var secondsLeft: Int {
        max(1, Int(((expiresAt ?? 0) - Date.now.timeIntervalSince1970).rounded(.up)))
    }

    /// The fund of this line; nil where it has none.
    ///
    /// `label` is how its guest is known, where it is a guest's.
    func fund(label: String?) -> Fund? {
        guard
            let scope = scope.flatMap(Scope.init(rawValue:)),
            let currency = currency.flatMap({ Currency($0) }),
            let hard, let fundLimit, let fundUsed, let fundHeld
        else { return nil }
        return Fund(
            scope: scope,
            subject: scope == .guestDay ? label : incident,
            from: windowFrom.flatMap { Day($0) },
            until: windowUntil.flatMap { Day($0) },
            isHard: hard,
            limit: Money(minor: fundLimit, currency: currency),
            used: Money(minor: fundUsed, currency: currency),
            held: Money(minor: fundHeld, currency: currency),
            others: Fund.Others(fundOthers, step: fundStep, currency)
        )
    }

    /// The funds of lines, in order; the labels of guests are opened by `vault`, or are `label`
    /// where the books know none yet.
    static func funds(
        _ lines: [AnswerLine],
        label: String? = nil,
        vault: PersonalVault
    ) -> [Fund] {
        lines.compactMap { line in
            line.fund(label: vault.text(line.guest) ?? label)
        }
    }

    /// The booking these lines, one per fund, describe; nil when a column is missing.
    static func booking(_ lines: [AnswerLine], vault: PersonalVault) -> Booking? {
        guard
            let line = lines.first, let id = line.recoveryID, let code = line.recoveryCode,
            let kind = line.recoveryKind.flatMap(RecoveryKind.init(rawValue:)),
            let entry = line.entryKind.flatMap(EntryKind.init(rawValue:)),
            let currency = line.currency.flatMap({ Currency($0) }), let amount = line.amount,
            let bookedAt = line.bookedAt, let occurredOn = line.occurredOn.flatMap({ Day($0) }),
            let bookedOn = line.bookedOn.flatMap({ Day($0) }), let spent = line.spent,
            let held = line.held, let repaid = line.repaid, let policy = line.policy,
            let certifiedUntil = line.certifiedUntil.flatMap({ Day($0) })
        else { return nil }
        let funds = funds(lines, vault: vault)
        guard funds.count == lines.count else { return nil }
        return Booking(
            id: Identifier(id),
            code: code,
            kind: kind,
            entry: entry,
            amount: Money(minor: amount, currency: currency),
            bookedAt: Date(timeIntervalSince1970: bookedAt),
            occurredOn: occurredOn,
            bookedOn: bookedOn,
            expiresAt: line.expiresAt.map { Date(timeIntervalSince1970: $0) },
            spent: Money(minor: spent, currency: currency),
            held: Money(minor: held, currency: currency),
            repaid: Money(minor: repaid, currency: currency),
            policy: policy,
            certifiedUntil: certifiedUntil,
            funds: funds
        )
    }
}

extension Fund.Others {
    /// What the books tell of others; nil where nobody shares the fund.
    fileprivate init?(_ atLeast: Int64?, step: Int64?, _ currency: Currency) {
        guard let atLeast, let step else { return nil }
        self.init(
            atLeast: Money(minor: atLeast, currency: currency),
            step: Money(minor: step, currency: currency)
        )
    }
}
