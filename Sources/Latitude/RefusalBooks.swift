// The catalogue goes on: what the books refuse, and what happens on the way to them.
extension RefusalCode {
    var bookEntry: RefusalEntry? {
        switch self {
        case .idReused:
            .init(
                409,
                6,
                "This id already names another act.",
                rule: "One id is one act; the same request again is answered again.",
                youCan: ["send the act with a fresh id", "see what it names: latitude show ID"]
            )
        case .unknownCode:
            .init(
                404,
                65,
                "There is no such act.",
                rule: "A code has at least four characters, such as 7K2M.",
                youCan: ["find it: latitude list"]
            )
        case .currencyOfFund:
            .init(
                422,
                65,
                "The fund is kept in another currency.",
                rule: "A spend is in the currency of its property.",
                youCan: ["give the amount in the property's currency, at the rate you were charged"]
            )
        case .dateInFuture:
            .init(
                422,
                65,
                "The time lies in the future.",
                rule: "An act is logged once it has happened.",
                youCan: ["leave --at out for now", "reserve instead: latitude hold AMOUNT WORDS"]
            )
        case .dateTooOld:
            .init(
                422,
                65,
                "The time lies more than seven days back.",
                rule: "An act is logged within seven days.",
                youCan: ["leave --at out and say in the words when it was"]
            )
        case .noPolicy:
            .init(
                422,
                3,
                "Your property has no limits in force, so no fund is open.",
                rule: "A fund is what a policy in force grants.",
                youCan: ["ask the administrator to put a policy in force", "ask another property"]
            )
        default: limitEntry
        }
    }

    private var limitEntry: RefusalEntry? {
        switch self {
        case .overLimit:
            .init(
                422,
                5,
                "That is more than what is left.",
                rule: "A spend stays within every hard limit of the policy.",
                youCan: ["spend what is left", "see what is left where: latitude me"]
            )
        case .overHold:
            .init(
                422,
                5,
                "That is more than was held.",
                rule: "A hold settles once, for at most what was held.",
                youCan: [
                    "settle the held amount and book the rest: latitude spend AMOUNT … --for CODE"
                ]
            )
        case .overRepayable:
            .init(
                422,
                5,
                "That is more than is left to repay.",
                rule: "Repayments together reach at most what was spent.",
                youCan: ["see what is left to repay: latitude show CODE"]
            )
        case .overOwnMoney:
            .init(
                422,
                5,
                "That is more than came out of your own pocket for this act.",
                rule: "What comes back to one's own pocket is at most what came out of it.",
                youCan: [
                    "say where the money went: latitude repaid CODE AMOUNT --means till",
                    "see how the act was paid: latitude show CODE",
                ]
            )
        default: conflictEntry
        }
    }

    private var conflictEntry: RefusalEntry? {
        switch self {
        case .alreadyReversed:
            .init(
                409,
                6,
                "That act was undone already.",
                rule: "An act is undone once; nothing follows on it.",
                youCan: [
                    "book it anew: latitude spend AMOUNT WORDS", "see both: latitude show CODE",
                ]
            )
        case .notAHold:
            .init(
                409,
                6,
                "That act is no hold.",
                rule: "Only a hold is settled or released.",
                youCan: [
                    "for a slip: latitude undo CODE", "for money back: latitude repaid CODE AMOUNT",
                ]
            )
        case .alreadySettled:
            .init(
                409,
                6,
                "That hold was settled already.",
                rule: "A hold settles once.",
                youCan: ["book what came after: latitude spend AMOUNT WORDS --for CODE"]
            )
        case .alreadyReleased:
            .init(
                409,
                6,
                "That hold was released already.",
                rule: "A released hold is over.",
                youCan: ["spend or hold again: latitude spend AMOUNT WORDS --for CODE"]
            )
        case .holdExpired:
            .init(
                409,
                6,
                "That hold has run out; what it held is back in the fund.",
                rule: "A hold counts until its time is over.",
                youCan: ["book what was paid: latitude spend AMOUNT WORDS --for CODE"]
            )
        case .holdOpen:
            .init(
                409,
                6,
                "That act is a hold, and nothing of it was spent.",
                rule: "A hold is given back by releasing it.",
                youCan: ["give it back: latitude release CODE"]
            )
        default: evidenceEntry
        }
    }

    var wayEntry: RefusalEntry {
        switch self {
        case .notFound:
            .init(
                404,
                65,
                "There is nothing at this address.",
                rule: "The addresses are those of /api/v1/openapi.yaml.",
                youCan: ["check the address", "check that client and server are of one version"]
            )
        case .methodNotAllowed:
            .init(
                405,
                70,
                "This address does not take that method.",
                rule: "The methods are those of /api/v1/openapi.yaml.",
                youCan: ["use a method named in the Allow header"]
            )
        case .hostUnknown:
            .init(
                421,
                78,
                "This server does not answer to that host name.",
                rule: "The server answers to the host names it was given.",
                youCan: ["use the name the server was started with", "add it: --host-names NAME"]
            )
        case .bodyTooSlow:
            .init(
                408,
                69,
                "The request took too long to arrive.",
                rule: "A request arrives whole within 15 seconds, a file within 60.",
                youCan: ["send the same id again: it books once"]
            )
        default: serverEntry
        }
    }

    private var serverEntry: RefusalEntry {
        switch self {
        case .serverAway:
            .init(
                503,
                69,
                "The books cannot be reached.",
                rule: "An act that was sent is not known to be booked until the books answer.",
                youCan: ["send the same id again in a moment: it books once", "check LATITUDE_URL"]
            )
        case .serverBusy:
            .init(
                503,
                69,
                "The server has too much to do.",
                rule: "An act that was sent is not known to be booked until the books answer.",
                youCan: ["send the same id again in a moment: it books once"]
            )
        case .outcomeUnknown:
            .init(
                504,
                75,
                "It is not known whether this was booked.",
                rule: "An act is booked once, however often the same id is sent.",
                youCan: ["send the same id again: that settles it, and it books once"]
            )
        default: commandEntry
        }
    }

    private var commandEntry: RefusalEntry {
        switch self {
        case .configuration:
            .init(
                500,
                78,
                "The configuration cannot be used.",
                rule: "A setting that cannot be read stops the program.",
                youCan: ["correct the setting named", "see all: latitude-server check-config"]
            )
        case .actUnsettled:
            .init(
                409,
                75,
                "An act of yours is not settled yet.",
                rule: "No act is forgotten between two logins.",
                youCan: ["run latitude me while the server can be reached, then log out"]
            )
        case .otherLogin:
            .init(
                409,
                75,
                "An act waits that was made under another login.",
                rule: "An act is sent by the person who made it, to the server it was made for.",
                youCan: ["sign in as that person and run latitude me"]
            )
        default:
            .init(
                500,
                70,
                "Something went wrong on our side.",
                rule: "An act that was sent is not known to be booked until the books answer.",
                youCan: [
                    "send the same id again: it books once", "report the request id to support",
                ]
            )
        }
    }
}
