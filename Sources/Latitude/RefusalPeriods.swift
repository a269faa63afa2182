// The catalogue goes on: what finance meets when it closes months and takes them out.
extension RefusalCode {
    var periodEntry: RefusalEntry? {
        switch self {
        case .periodUnknown:
            .init(
                404,
                65,
                "The books have no such month.",
                rule: "A month is written as 2026-10, and has begun.",
                youCan: ["see which there are: latitude close --list"]
            )
        case .periodNotOver:
            .init(
                409,
                6,
                "That month is not over everywhere.",
                rule: "A month is closed once it is over in every property's time zone.",
                youCan: ["close it when it is over", "see it as it stands: latitude export MONTH"]
            )
        case .periodClosed:
            .init(
                409,
                6,
                "That month is closed already.",
                rule: "A month is closed once, and open only after it was opened again.",
                youCan: ["see when and by whom: latitude close --list"]
            )
        case .periodOlderOpen:
            .init(
                409,
                6,
                "An older month is still open.",
                rule: "Months are closed one after the other, oldest first.",
                youCan: ["close the older one first", "see them: latitude close --list"]
            )
        case .periodOpen:
            .init(
                409,
                6,
                "That month is open already.",
                rule: "Only a closed month is opened again.",
                youCan: ["see them: latitude close --list"]
            )
        case .periodLaterClosed:
            .init(
                409,
                6,
                "A later month is closed.",
                rule: "Months are opened again one after the other, latest first.",
                youCan: ["open the later one first", "see them: latitude close --list"]
            )
        default: takenOutEntry
        }
    }

    private var takenOutEntry: RefusalEntry? {
        switch self {
        case .formatUnknown:
            .init(
                404,
                65,
                "There is no such format.",
                rule: "A month is taken out as csv, jsonl, hledger, beancount, xero or quickbooks.",
                youCan: ["take one of these: latitude export MONTH --format csv"]
            )
        case .planFaulty:
            .init(
                422,
                65,
                "The plan cannot be taken over.",
                rule: "A plan is taken over whole, or not at all.",
                youCan: ["correct the lines named and send it again"]
            )
        case .planOfClosedMonth: .init(409, 6, .planOfClosedMonth)
        case .reimburseOneself: .init(403, 77, .reimburseOneself)
        case .overOwed:
            .init(
                422,
                65,
                "That is more than the house owes them.",
                rule: "What is paid back is at most what is owed for own money.",
                youCan: ["see what is owed: latitude owed"]
            )
        case .paidBeforeAct: .init(422, 65, .paidBeforeAct)
        case .paidInClosedMonth: .init(409, 6, .paidInClosedMonth)
        case .reimbursementUnknown:
            .init(
                404,
                65,
                "There is no such reimbursement.",
                rule: "Only what was noted is taken back.",
                youCan: ["see what was noted: latitude owed"]
            )
        default: nil
        }
    }
}
