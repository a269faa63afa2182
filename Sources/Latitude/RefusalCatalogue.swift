import Messages

/// One line of the refusal catalogue.
public struct RefusalEntry: Sendable {
    /// HTTP status that carries the code; for codes only the command line knows, what it would be.
    public let status: Int
    /// Exit code of the command line, after `sysexits.h` where one fits.
    public let exitCode: Int32
    /// What happened, one sentence.
    public let title: String
    /// The rule in its own words.
    public let rule: String
    /// Ways on, best first; never empty.
    public let youCan: [String]

    init(_ status: Int, _ exitCode: Int32, _ title: String, rule: String, youCan: [String]) {
        self.status = status
        self.exitCode = exitCode
        self.title = title
        self.rule = rule
        self.youCan = youCan
    }

    /// A line whose English words stand under `refusal.CODE` of the catalogue of words.
    init(_ status: Int, _ exitCode: Int32, _ code: RefusalCode) {
        guard let words = code.words(in: .en) else {
            preconditionFailure("refusal.\(code.rawValue) has no words")
        }
        self.init(status, exitCode, words.title, rule: words.rule, youCan: words.youCan)
    }
}

extension RefusalCode {
    /// Status, exit code, sentence, rule and ways on: the one table everybody reads.
    public var entry: RefusalEntry {
        formEntry ?? personEntry ?? signInEntry ?? bookEntry ?? periodEntry ?? wayEntry
    }

    /// The person who answers for the rule where the books name none.
    public var defaultOwner: String {
        switch self {
        case .overLimit, .noPolicy, .notCertified, .certificateExpired, .dateTooOld:
            "the owner of your property's policy"
        case .employeeLeft, .notEntitled, .notSignedIn, .signInFailed, .pinLocked,
            .enrolmentUnknown, .deviceWaiting, .deviceTooFast, .deviceExpired, .deviceRefused,
            .deviceUnknown, .formStale, .notAtADesk, .tooManyRequests, .passphraseWeak, .pinWeak,
            .employeeUnknown, .tokenUnknown:
            "your house's Latitude administrator"
        case .hostUnknown, .internalFault, .serverAway, .serverBusy, .outcomeUnknown,
            .configuration:
            "whoever runs your Latitude server"
        default: "the books: the rule keeps every amount provable"
        }
    }

    private var formEntry: RefusalEntry? {
        switch self {
        case .bodyTooLarge:
            .init(
                413,
                65,
                "The request is larger than it may be.",
                rule: "A request has at most 64 kB, a file at most 10 MB.",
                youCan: [
                    "send it again with fewer words, or a smaller photo",
                    "tell the long version with latitude story",
                ]
            )
        case .bodyBroken: .init(400, 70, .bodyBroken)
        case .encodingUnknown: .init(415, 70, .encodingUnknown)
        case .malformedBody:
            .init(
                400,
                65,
                "The request is not readable JSON.",
                rule: "A request body is one JSON object in UTF-8.",
                youCan: ["compare it with /api/v1/openapi.yaml and send it again"]
            )
        case .valueMalformed:
            .init(
                400,
                65,
                "A value cannot be read.",
                rule: "Every value has the form the interface description gives.",
                youCan: ["correct the value named and send it again"]
            )
        case .textInvalid:
            .init(
                400,
                65,
                "A text contains characters that cannot be kept.",
                rule: "Text is valid UTF-8 without NUL.",
                youCan: ["type the text again"]
            )
        case .textEmpty:
            .init(
                422,
                65,
                "A few words are needed.",
                rule: "Every recovery says what was done.",
                youCan: [#"add words: latitude spend 120 "fresh meal and wine""#]
            )
        case .reasonTooShort: .init(422, 65, .reasonTooShort)
        case .textTooLong:
            .init(
                422,
                65,
                "The text is too long.",
                rule: "A text has at most 2,000 characters.",
                youCan: ["shorten it", "tell the long version in several stories"]
            )
        default: amountEntry
        }
    }

    private var amountEntry: RefusalEntry? {
        switch self {
        case .amountUnreadable:
            .init(
                422,
                65,
                "The amount cannot be read.",
                rule: "An amount is digits with at most one point or comma before the decimals.",
                youCan: ["write it like 120, 120.50, 1250,50 or 120usd"]
            )
        case .amountAmbiguous:
            .init(
                422,
                65,
                "The amount can be read in two ways.",
                rule: "Thousands are not set apart, so that no sum is guessed.",
                youCan: ["write 1250 for the thousand, 1.25 for the small sum"]
            )
        case .currencyUnknown:
            .init(
                422,
                65,
                "There is no such currency.",
                rule: "Currencies are those of ISO 4217.",
                youCan: ["use a three-letter code such as USD, EUR or PLN", "leave the code out"]
            )
        case .amountExponent:
            .init(
                422,
                65,
                "The amount has too many decimals for its currency.",
                rule: "An amount is a whole number of the currency's smallest unit (ISO 4217).",
                youCan: ["round to the currency's smallest unit"]
            )
        default: sumEntry
        }
    }

    private var sumEntry: RefusalEntry? {
        switch self {
        case .amountMissing:
            .init(
                422,
                65,
                "An amount is missing.",
                rule: "Spends, holds and waivers have an amount; time and things given need none.",
                youCan: [
                    "add the amount", #"give without cost: latitude give 20min "walked along""#,
                ]
            )
        case .amountNegative:
            .init(
                422,
                65,
                "An amount is never negative.",
                rule: "Money given back is booked as a repayment or a reversal.",
                youCan: [
                    "for money back: latitude repaid CODE AMOUNT", "for a slip: latitude undo CODE",
                ]
            )
        case .amountZero:
            .init(
                422,
                65,
                "The amount is zero.",
                rule: "A spend, hold, waiver, settlement or repayment is more than zero.",
                youCan: [
                    #"log what cost nothing: latitude give "two shoes of different size""#,
                    "give a whole hold back: latitude release CODE",
                ]
            )
        case .amountTooLarge:
            .init(
                422,
                65,
                "The amount is larger than any book holds.",
                rule: "An amount has at most 2^53 smallest units.",
                youCan: ["check the number of digits"]
            )
        default: detailEntry
        }
    }

    private var detailEntry: RefusalEntry? {
        switch self {
        case .minutesOutOfRange:
            .init(
                422,
                65,
                "The time given cannot be right.",
                rule: "Minutes are between 0 and 10,080, a week.",
                youCan: ["write it like 20min, 2h or 1h30"]
            )
        case .guestTwice:
            .init(
                422,
                65,
                "A room and a guest were both named.",
                rule: "An act is for one guest, named by room or by name.",
                youCan: ["keep --room or --guest and put the other into the words"]
            )
        case .holdTime:
            .init(
                422,
                65,
                "The times of the hold do not fit.",
                rule: "A hold ends after now and within 31 days.",
                youCan: ["leave --until out: a hold lasts 72 hours", "choose a later --until"]
            )
        default: nil
        }
    }

    private var personEntry: RefusalEntry? {
        switch self {
        case .notSignedIn:
            .init(
                401,
                77,
                "You are not signed in.",
                rule: "Every act carries the person who did it.",
                youCan: ["sign in: latitude login", "ask for a new token if yours was withdrawn"]
            )
        case .notEntitled:
            .init(
                403,
                77,
                "Your roles do not include this.",
                rule: "Roles say what one may see and administer, never what one may spend.",
                youCan: ["see your own fund and acts: latitude me, latitude list"]
            )
        case .notYours:
            .init(
                403,
                77,
                "That act is somebody else's.",
                rule: "Who did an act undoes, settles and reports it; after leaving, their heir.",
                youCan: [
                    "tell its owner the code", "finance can undo it and give a reason",
                    "log an act of your own for the same guest: latitude spend … --for CODE",
                ]
            )
        case .employeeLeft:
            .init(
                422,
                3,
                "Your fund ended with your last day.",
                rule: "A fund is open while its owner works here.",
                youCan: [
                    "hand the guest to a colleague on duty", "ask for the last day to be corrected",
                ]
            )
        case .notCertified:
            .init(
                422,
                3,
                "Your fund opens with your first certificate.",
                rule: "A fund is open while its owner holds a valid certificate.",
                youCan: ["help with time: ask a certified colleague to book", "take the course"]
            )
        case .certificateExpired:
            .init(
                422,
                3,
                "Your certificate has run out, and your fund with it.",
                rule: "A fund is open while its owner holds a valid certificate.",
                youCan: [
                    "renew it: recording it opens the fund at once", "ask a certified colleague",
                ]
            )
        default: nil
        }
    }
}
