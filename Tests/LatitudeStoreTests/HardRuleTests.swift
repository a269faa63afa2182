import Foundation
import Latitude
import LatitudeSchema
import Testing

@Suite("The hard rules")
struct HardRuleTests {
    /// What a spend can be refused for besides: that it names what is not there, or another act.
    private static let reference: Set<RefusalCode> = [.idReused, .unknownCode]

    /// Of holds, steps after an act, ways to sign in, and the way there and back: no spend is
    /// refused by them.
    private static let notOfASpend: Set<RefusalCode> = [
        .signInFailed, .pinLocked, .enrolmentUnknown, .deviceWaiting, .deviceTooFast,
        .deviceExpired, .deviceRefused, .deviceUnknown, .formStale, .notAtADesk,
        .tooManyRequests, .notEntitled, .passphraseWeak, .pinWeak, .employeeUnknown,
        .tokenUnknown, .notYours, .holdTime, .alreadyReversed, .notAHold, .alreadySettled,
        .alreadyReleased, .holdExpired, .holdOpen, .overHold, .overRepayable, .overOwnMoney,
        .evidenceUnknown, .evidenceFull, .storyNotShared, .letterToOneself, .letterTwice,
        .lineUpTooLong,
        .periodUnknown, .periodNotOver, .periodClosed, .periodOlderOpen, .periodOpen,
        .periodLaterClosed, .formatUnknown, .planFaulty,
        .planOfClosedMonth, .reimburseOneself, .overOwed, .paidBeforeAct, .paidInClosedMonth,
        .reimbursementUnknown,
        .notFound, .methodNotAllowed, .hostUnknown, .bodyTooSlow, .serverAway, .serverBusy,
        .outcomeUnknown, .internalFault, .configuration, .actUnsettled, .otherLogin,
    ]

    private static var hard: Set<RefusalCode> { Set(HardRule.allCases.flatMap(\.codes)) }

    /// What the request alone shows: every code before the first that asks who asks.
    private static var form: Set<RefusalCode> {
        Set(RefusalCode.allCases.prefix { $0 != .notSignedIn })
    }

    @Test("are five at most, a sentence each, and share no refusal")
    func few() {
        #expect((1...5).contains(HardRule.allCases.count))
        #expect(HardRule.sentences.count == HardRule.allCases.count)
        #expect(HardRule.sentences.allSatisfy { $0.hasSuffix(".") })
        #expect(Set(HardRule.sentences).count == HardRule.sentences.count)
        #expect(HardRule.allCases.map(\.codes.count).reduce(0, +) == Self.hard.count)
    }

    @Test("leave no refusal of a spend that is not about form")
    func complete() {
        let sorted = [Self.hard, Self.form, Self.reference, Self.notOfASpend]
        for code in RefusalCode.allCases {
            let kinds = sorted.count { $0.contains(code) }
            #expect(kinds == 1, "\(code) is of no kind, or of two")
        }
    }

    @Test("are all that the books themselves refuse an act for")
    func books() throws {
        var found: Set<RefusalCode> = []
        for name in ["act_refusal", "recovery_open"] {
            let script = try #require(Schema.functions.first { $0.name == name })
            let quoted = script.sql.split(separator: "'", omittingEmptySubsequences: false)
            found.formUnion(quoted.compactMap { RefusalCode(rawValue: String($0)) })
        }
        #expect(found.isSuperset(of: Self.hard.subtracting([.notSignedIn])))
        let others = found.subtracting(Self.hard).subtracting(Self.reference)
        // Of steps after an act, of holds, of an id that the server makes itself, and of asking
        // too often what others gave.
        let form: Set<RefusalCode> = [
            .textEmpty, .reasonTooShort, .valueMalformed, .tooManyRequests,
        ]
        #expect(others.isSubset(of: form.union([.notYours, .holdTime])))
    }
}
