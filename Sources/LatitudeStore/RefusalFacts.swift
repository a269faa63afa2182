import Latitude
import Messages

extension Refusal {
    /// The refusal an answer line tells, with the facts it carries; `internal` for a code this
    /// binary does not know, which is a fault of ours.
    init(_ line: AnswerLine, requested: RequestLine) {
        guard let code = RefusalCode(rawValue: line.code) else {
            self.init(.internalFault, detail: "The books answered “\(line.code)”.")
            return
        }
        let facts = RefusalFacts(line: line, requested: requested)
        self.init(
            code,
            detail: facts.detail(code),
            sentence: facts.sentence(code),
            rule: facts.rule(code),
            owner: line.policy.map { "\($0.owner) (policy \($0.number))" },
            youCan: facts.youCan(code),
            fund: code == .overLimit ? line.fund(label: nil) : nil,
            undecidedFor: code == .tooManyRequests ? line.secondsLeft : nil
        )
    }
}

/// Sentences from the facts of one refusal.
///
/// Each is complete, names sums with their currency, and
/// says nothing about anybody else's acts.
private struct RefusalFacts {
    let line: AnswerLine
    let requested: RequestLine

    func detail(_ code: RefusalCode) -> String? {
        switch code {
        case .overLimit:
            guard let fund = line.fund(label: nil), let amount = requested.amount,
                fund.others == nil
            else { return nil }
            let over = Money(minor: amount - fund.left.minor, currency: fund.left.currency)
            return "\(over.grouped) \(over.currency) more than the \(fund.left.grouped) left "
                + "\(Self.place(of: fund)): \(fund.used.grouped) used "
                + "and \(fund.held.grouped) held of \(fund.limit.grouped)."
        case .currencyOfFund:
            return line.currency.map { "This fund is in \($0)." }
        case .certificateExpired:
            return line.certifiedUntil.map { "It was valid to \($0)." }
        case .overHold:
            return sum(line.held).map { "\($0) is held." }
        case .overRepayable:
            guard let spent = line.spent, let repaid = line.repaid else { return nil }
            return sum(spent - repaid).map { "\($0) is left to repay." }
        case .unknownCode:
            return (requested.recoveryCode ?? requested.recoveryID?.description).map {
                "“\($0)” names none."
            }
        case .textEmpty: return "Undoing somebody else's act takes a reason."
        default: return nil
        }
    }

    /// What is said in the reader's language: of what others gave, no exact sum.
    func sentence(_ code: RefusalCode) -> Sentence? {
        switch code {
        case .tooManyRequests:
            return Sentence("refusal.too_many_requests.limit")
        case .overLimit:
            guard let fund = line.fund(label: nil), let others = fund.others else { return nil }
            let scope = fund.scope.rawValue
            let limit = "\(fund.limit.grouped) \(fund.limit.currency)"
            guard fund.left.minor > 0 else {
                return Sentence("refusal.over_limit.nothing.\(scope)", ["limit": limit])
            }
            return Sentence(
                "refusal.over_limit.steps.\(scope)",
                [
                    "surely": fund.surelyLeft.grouped, "most": fund.left.grouped, "limit": limit,
                    "step": others.step.grouped,
                ]
            )
        default: return nil
        }
    }

    func rule(_ code: RefusalCode) -> String? {
        if code == .tooManyRequests {
            return Messages.of(.en)("refusal.too_many_requests.limitRule")
        }
        guard code == .overLimit, let fund = line.fund(label: nil), let policy = line.policy else {
            return nil
        }
        return "\(fund.limit.grouped) \(fund.limit.currency) per \(Self.unit(of: fund.scope)), "
            + "policy \(policy.number)"
    }

    func youCan(_ code: RefusalCode) -> [String] {
        if code == .tooManyRequests {
            let words = Messages.of(.en)
            return [words("refusal.too_many_requests.limitLess"), Self.colleague]
        }
        guard let name = line.recoveryCode else { return code == .overLimit ? overLimit : [] }
        return code.entry.youCan.map { $0.replacing("CODE", with: name) }
    }

    private static let colleague = "ask any certified colleague to book it from their own fund"

    private var overLimit: [String] {
        guard let fund = line.fund(label: nil) else { return [] }
        var ways: [String] = []
        let left = fund.surelyLeft
        if left.minor > 0 {
            ways.append("spend the \(left.plain) that is left and give the rest in kind or time")
        }
        if fund.scope == .guestDay {
            ways.append("if the guest has just arrived, say so: --new-guest")
        }
        if fund.held.minor > 0 {
            ways.append("release a hold that is no longer needed: latitude release CODE")
        }
        ways.append(Self.colleague)
        ways.append("give what costs nothing: latitude give 20min WORDS")
        return ways
    }

    private func sum(_ minor: Int64?) -> String? {
        guard let minor, let currency = line.currency.flatMap({ Currency($0) }) else { return nil }
        let money = Money(minor: minor, currency: currency)
        return "\(money.grouped) \(currency)"
    }

    private static func place(of fund: Fund) -> String {
        switch fund.scope {
        case .employeeDay: "to you for the day"
        case .employeeMonth: "to you for the month"
        case .guestDay: "for this guest and day"
        case .incident: "for this incident"
        }
    }

    private static func unit(of scope: Scope) -> String {
        switch scope {
        case .employeeDay: "employee and day"
        case .employeeMonth: "employee and month"
        case .guestDay: "guest and day"
        case .incident: "incident"
        }
    }
}
