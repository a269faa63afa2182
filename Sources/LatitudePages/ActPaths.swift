// Where pages about acts stand, and what their forms send.
extension PagePath {
    /// `GET` shows the form, `POST` books what it says.
    public static let spend = "/spend"
    /// `GET` lists the stories one may read.
    public static let stories = "/stories"
    /// `GET` gives that list as CSV.
    public static let storiesCSV = "/stories.csv"

    /// `GET` lists the letters of praise one was written.
    public static let letters = "/letters"
    /// `GET` gives that list as CSV.
    public static let lettersCSV = "/letters.csv"

    /// `GET` shows one of one's letters, named by its id, on its sheet.
    public static func letter(_ id: String) -> String { "\(letters)/\(id)" }

    /// `GET` shows a manager the form of a letter for an act, `POST` writes it.
    public static func letterNew(_ code: String) -> String { "\(stories)/\(code)/letter" }

    /// `GET` gives the signed proof that an act was within authority.
    public static func cover(_ code: String) -> String { "\(recovery(code))/cover" }

    /// `POST` does what comes after an act.
    public static func step(_ step: ActStep, of code: String) -> String {
        "\(recovery(code))/\(step.rawValue)"
    }

    /// `GET` shows an act just after something was done; nil after it was booked.
    public static func done(_ step: ActStep?, of code: String) -> String {
        "\(recovery(code))?\(FormField.done)" + (step.map { "=\($0.rawValue)" } ?? "")
    }
}

/// What comes after an act; the name stands in the address of its form.
public enum ActStep: String, CaseIterable, Hashable, Sendable {
    /// Reports what became of the guest.
    case outcome
    /// Tells the act, and says who may read it.
    case story
    /// Books what a hold came to, and gives the rest back.
    case settle
    /// Gives a whole hold back.
    case release
    /// Books money that came back.
    case repay
    /// Undoes the act.
    case undo
}

extension FormField {
    /// The id of an act, or of what follows one, made before it is sent: sent twice, it counts
    /// once.
    public static let act = "id"
    /// A sum of money as typed.
    public static let amount = "amount"
    /// What was done.
    public static let words = "words"
    /// A room or a guest.
    public static let whom = "whom"
    /// Minutes given.
    public static let minutes = "minutes"
    /// Where the money came from.
    public static let means = "means"
    /// Who may read the act.
    public static let share = "share"
    /// Present where the sum is only held.
    public static let hold = "hold"
    /// Present where the label means a guest who has just arrived.
    public static let newGuest = "new-guest"
    /// Present where the form is to be shown filled in, and nothing booked.
    public static let change = "change"
    /// What became of the guest.
    public static let outcome = "outcome"
    /// What was said with an outcome.
    public static let outcomeWords = "outcome-words"
    /// The story.
    public static let story = "story"
    /// What a hold came to.
    public static let settled = "settled"
    /// How a hold was paid.
    public static let settleMeans = "settle-means"
    /// What came back.
    public static let repaid = "repaid"
    /// Where what came back went.
    public static let repayMeans = "repay-means"
    /// Why an act is undone.
    public static let reason = "reason"
    /// In an address: what was done just now.
    public static let done = "done"
}
