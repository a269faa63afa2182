import Foundation
import Latitude
import LatitudeAPI
import LatitudeStore

// Rows of acts as they travel. A value the wire type does not know is a fault of ours.
extension RecoverySummary {
    init(_ row: ActRow) throws(Refusal) {
        guard
            let kind = RecoveryKind(rawValue: row.kind), let currency = Currency(row.currency),
            let occurredOn = Day(row.occurredOn)
        else { throw Refusal(.internalFault) }
        self.init(
            id: Identifier(row.id),
            code: row.code,
            kind: kind,
            employee: row.employee,
            what: row.what,
            whom: row.whom,
            spent: Money(minor: row.spent, currency: currency),
            held: Money(minor: row.held, currency: currency),
            repaid: Money(minor: row.repaid, currency: currency),
            minutes: row.minutes,
            isReversed: row.isReversed,
            occurredOn: occurredOn,
            bookedAt: Date(timeIntervalSince1970: row.bookedAt),
            expiresAt: row.expiresAt.map { Date(timeIntervalSince1970: $0) },
            outcome: row.outcome.flatMap(OutcomeKind.init(rawValue:))
        )
    }
}

extension RecoveryDetail {
    init(_ act: ActDetail) throws(Refusal) {
        let head = act.head
        guard
            let reason = RecoveryReason(rawValue: head.reason),
            let means = Means(rawValue: head.means), let currency = Currency(head.row.currency),
            let certifiedUntil = Day(head.certifiedUntil)
        else { throw Refusal(.internalFault) }
        var entries: [Entry] = []
        for row in act.entries { entries.append(try Entry(row, currency: currency)) }
        var outcomes: [Report] = []
        for row in act.outcomes { outcomes.append(try Report(row)) }
        self.init(
            recovery: try RecoverySummary(head.row),
            wrong: head.wrong,
            reason: reason,
            cause: head.cause.flatMap(Cause.init(rawValue:)),
            means: means,
            evidence: head.evidence,
            receiptsFrom: Money(minor: head.receiptsFrom, currency: currency),
            incident: head.incident,
            neededBy: head.neededBy.map { Date(timeIntervalSince1970: $0) },
            awayUntil: head.awayUntil.map { Date(timeIntervalSince1970: $0) },
            policy: PolicyBody(
                PolicyReference(number: head.policyNumber, owner: head.policyOwner)
            ),
            certifiedUntil: certifiedUntil,
            entries: entries,
            outcomes: outcomes,
            story: try act.story.map { row throws(Refusal) in try Story(row) }
        )
    }
}

extension RecoveryDetail.Entry {
    fileprivate init(_ row: EntryRow, currency: Currency) throws(Refusal) {
        guard let kind = EntryKind(rawValue: row.kind), let bookedOn = Day(row.bookedOn) else {
            throw Refusal(.internalFault)
        }
        self.init(
            number: row.number,
            kind: kind,
            amount: Money(minor: row.amount, currency: currency),
            bookedAt: Date(timeIntervalSince1970: row.bookedAt),
            bookedOn: bookedOn,
            words: row.words
        )
    }
}

extension RecoveryDetail.Report {
    fileprivate init(_ row: OutcomeRow) throws(Refusal) {
        guard let outcome = OutcomeKind(rawValue: row.outcome) else {
            throw Refusal(.internalFault)
        }
        self.init(
            outcome: outcome,
            words: row.words,
            reportedAt: Date(timeIntervalSince1970: row.reportedAt)
        )
    }
}

extension Story {
    init(_ row: StoryRow) throws(Refusal) {
        guard let share = ShareLevel(rawValue: row.share) else { throw Refusal(.internalFault) }
        self.init(
            code: row.code,
            teller: row.teller,
            words: row.words,
            share: share,
            toldAt: Date(timeIntervalSince1970: row.toldAt),
            outcome: row.outcome.flatMap(OutcomeKind.init(rawValue:))
        )
    }
}
