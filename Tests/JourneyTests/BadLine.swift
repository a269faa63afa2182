import Latitude
import LatitudeAPI

/// A line typed at a desk that must be refused, and how.
struct BadLine: Sendable {
    let code: RefusalCode
    /// Whose desk.
    let who: String
    /// What is typed, once the house is known.
    let line: @Sendable (TroubledHouse) -> [String]

    init(
        _ code: RefusalCode,
        by who: String = "ada",
        _ line: @escaping @Sendable (TroubledHouse) -> [String]
    ) {
        (self.code, self.who, self.line) = (code, who, line)
    }

    private init(_ code: RefusalCode, _ line: String...) {
        self.init(code) { _ in line }
    }

    private init(_ code: RefusalCode, by who: String, _ line: String...) {
        self.init(code, by: who) { _ in line }
    }

    /// Every kind the issue names that can be typed, in the order of the catalogue.
    static let all = form + people + books

    private static let form: [BadLine] = [
        .init(.textEmpty, "spend", "5", ""),
        .init(.textEmpty, "spend", "5"),
        .init(.textEmpty, "spend", "5", "tea", "--wrong", " "),
        .init(.textTooLong, "spend", "5", String(repeating: "ł", count: 2_001)),
        .init(.amountUnreadable, "spend", "5.", "tea"),
        .init(.amountUnreadable, "spend", "five", "tea"),
        .init(.amountAmbiguous, "spend", "1,250", "tea"),
        .init(.currencyUnknown, "spend", "5zzz", "tea"),
        .init(.amountExponent, "spend", "5.1234", "tea"),
        .init(.amountExponent, "spend", "5.50jpy", "tea"),
        .init(.amountNegative, "spend", "-5", "tea"),
        .init(.amountNegative) { ["repaid", $0.spend.code, "-5"] },
        .init(.amountZero, "spend", "0", "tea"),
        .init(.amountZero, "hold", "0.00", "tea"),
        .init(.amountZero, "waive", "0", "tea"),
        .init(.amountZero) { ["settle", $0.hold.code, "0"] },
        .init(.amountZero) { ["repaid", $0.spend.code, "0"] },
        .init(.amountTooLarge, "spend", "90071992547409.93", "tea"),
        .init(.amountTooLarge, "spend", "99999999999999999999", "tea"),
        .init(.minutesOutOfRange, "give", "200h", "patience"),
        .init(.guestTwice, "spend", "5", "tea", "--room", "7", "--guest", "Ito"),
        .init(.holdTime, "hold", "5", "tea", "--until", "2099-01-01 10:00"),
        .init(.valueMalformed, "spend", "5", "tea", "--at", "some day"),
    ]

    private static let people: [BadLine] = [
        .init(.notSignedIn, by: "nobody", "spend", "5", "tea"),
        .init(.notSignedIn, by: "stranger", "spend", "5", "tea"),
        .init(.notSignedIn, by: "ira", "spend", "5", "tea"),
        .init(.notCertified, by: "eve", "spend", "5", "tea"),
        .init(.certificateExpired, by: "max", "spend", "5", "tea"),
        .init(.noPolicy, by: "nia", "spend", "5", "tea"),
    ]

    private static let books: [BadLine] = [
        .init(.unknownCode, "show", "ZZZZ"),
        .init(.unknownCode, "undo", "ZZZZ"),
        .init(.unknownCode, "undo", "no code"),
        .init(.unknownCode, "spend", "5", "tea", "--for", "ZZZZ"),
        .init(.unknownCode, "report", "ZZZZ", "better"),
        .init(.unknownCode, "story", "ZZZZ", "Once."),
        .init(.notYours) { ["undo", $0.foreign.code] },
        .init(.notYours) { ["repaid", $0.foreign.code, "5"] },
        .init(.notYours) { ["report", $0.foreign.code, "better"] },
        .init(.unknownCode, by: "bob") { ["settle", $0.hold.code, "5"] },
        .init(.unknownCode, by: "bob") { ["release", $0.hold.code] },
        .init(.currencyOfFund, "spend", "5eur", "tea"),
        .init(.currencyOfFund, "spend", "500jpy", "tea"),
        .init(.dateInFuture, "spend", "5", "tea", "--at", "tomorrow 23:00"),
        .init(.dateTooOld, "spend", "5", "tea", "--at", "2024-01-01 10:00"),
        .init(.overLimit, "spend", "5000", "boat"),
        .init(.overLimit, by: "bob", "spend", "1970.01", "boat"),
        .init(.alreadyReversed) { ["undo", $0.undone.code] },
        .init(.alreadyReversed) { ["repaid", $0.undone.code, "5"] },
        .init(.alreadyReversed) { ["report", $0.undone.code, "better"] },
        .init(.alreadyReversed) { ["story", $0.undone.code, "Once.", "--share", "house"] },
        .init(.notAHold) { ["settle", $0.spend.code, "5"] },
        .init(.notAHold) { ["release", $0.spend.code] },
        .init(.alreadySettled) { ["settle", $0.settled.code, "5"] },
        .init(.alreadySettled) { ["release", $0.settled.code] },
        .init(.alreadyReleased) { ["settle", $0.released.code, "5"] },
        .init(.holdExpired) { ["settle", $0.expired, "5"] },
        .init(.holdExpired) { ["release", $0.expired] },
        .init(.holdOpen) { ["undo", $0.hold.code] },
        .init(.overHold) { ["settle", $0.hold.code, "100.01"] },
        .init(.overRepayable) { ["repaid", $0.spend.code, "120.01"] },
        .init(.overRepayable) { ["repaid", $0.settled.code, "40.01"] },
    ]
}
