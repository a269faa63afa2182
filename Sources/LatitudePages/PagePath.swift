/// Where the pages stand and their forms go; the server routes by the same names.
public enum PagePath {
    /// `GET` opens what suits the person's roles.
    public static let home = "/"
    /// `GET` shows the form, `POST` signs a browser in.
    public static let signIn = "/sign-in"
    /// `POST` signs this browser out.
    public static let signOut = "/sign-out"
    /// `GET` shows the form, `POST` takes an enrolment code and sets the first passphrase.
    public static let enrol = "/enrol"
    /// `GET` asks for a device's code, `POST` looks it up.
    public static let device = "/device"
    /// `POST` signs the device in.
    public static let deviceConfirm = "/device/confirm"
    /// `POST` turns the device away.
    public static let deviceTurnAway = "/device/turn-away"
    /// `GET` lists one's own recoveries.
    public static let recoveries = "/recoveries"
    /// `GET` gives that list as CSV.
    public static let recoveriesCSV = "/recoveries.csv"
    /// `GET` shows the journal.
    public static let journal = "/journal"
    /// `GET` gives the journal as CSV, a row for each posting.
    public static let journalCSV = "/journal.csv"
    /// `GET` shows funds by month, and open holds by age.
    public static let funds = "/funds"
    /// `GET` gives the funds as CSV.
    public static let fundsCSV = "/funds.csv"
    /// `GET` gives the open holds as CSV.
    public static let holdsCSV = "/funds/holds.csv"
    /// `GET` shows what each means moved, and what employees are owed.
    public static let means = "/means"
    /// `GET` gives what each means moved as CSV.
    public static let meansCSV = "/means.csv"
    /// `GET` gives what employees are owed as CSV.
    public static let owedCSV = "/means/owed.csv"
    /// `GET` gives what was paid back to employees as CSV.
    public static let reimbursementsCSV = "/means/reimbursements.csv"
    /// `GET` shows what somebody is owed for own money, `POST` notes that it was paid back.
    public static func ownMoney(_ employee: String) -> String { "/means/own/\(employee)" }
    /// `POST` takes such a note back.
    public static func ownMoneyWithdraw(_ employee: String) -> String {
        "\(ownMoney(employee))/withdraw"
    }
    /// `GET` shows the slip of a till.
    public static let slip = "/means/slip"
    /// `GET` gives the slip as CSV.
    public static let slipCSV = "/means/slip.csv"
    /// `GET` shows entries drawn for checking.
    public static let sample = "/sample"
    /// `GET` gives them as CSV.
    public static let sampleCSV = "/sample.csv"
    /// `GET` shows a manager what is open at their property.
    public static let today = "/today"
    /// `POST`, by a manager, chooses the story told today.
    public static let lineUp = "/today/line-up"
    /// `POST`, by a manager, takes that back.
    public static let lineUpTakeBack = "/today/line-up/take-back"
    /// `GET` shows a manager what became of their property's guests.
    public static let outcomes = "/outcomes"
    /// `GET` gives the mix over time as CSV.
    public static let outcomesCSV = "/outcomes.csv"
    /// `GET` gives cost against outcome as CSV.
    public static let outcomesCostCSV = "/outcomes/cost.csv"
    /// `GET` shows a manager what went wrong how often at their property.
    public static let causes = "/causes"
    /// `GET` gives that as CSV.
    public static let causesCSV = "/causes.csv"
    /// `GET` shows what may be closed and what was; `POST` closes a month.
    public static let close = "/close"
    /// `GET` gives what was closed and opened as CSV.
    public static let closeCSV = "/close.csv"
    /// `GET` gives how the books stood at the end of a month as CSV.
    public static let closeMonthCSV = "/close/month.csv"
    /// `POST` opens a month again.
    public static let closeReopen = "/close/reopen"
    /// `GET` offers a month as files.
    public static let exports = "/exports"
    /// `GET` gives what was taken out of it as CSV.
    public static let exportsCSV = "/exports.csv"
    /// `GET` shows plan and cost.
    public static let budget = "/budget"
    /// `GET` gives that as CSV.
    public static let budgetCSV = "/budget.csv"
    /// `GET` gives how the plans of a month changed as CSV.
    public static let budgetChangesCSV = "/budget/changes.csv"
    /// `GET` shows one's own account.
    public static let account = "/account"
    /// `POST` sets one's own PIN for shared desks.
    public static let accountPIN = "/account/pin"
    /// `POST` changes one's own passphrase.
    public static let accountPassphrase = "/account/passphrase"

    /// `GET` shows one act, named by its code.
    public static func recovery(_ code: String) -> String { "\(recoveries)/\(code)" }

    /// `GET` lists the bills of an act and has the form to add one, `POST` adds it.
    public static func bills(_ code: String) -> String { "\(recovery(code))/bills" }
    /// `GET` gives a file that was added to an act.
    public static func bill(_ id: String, of code: String) -> String { "\(bills(code))/\(id)" }
    /// `GET`, by finance, lists acts whose bill is missing.
    public static let evidence = "/evidence"
    /// `GET` gives that list as CSV.
    public static let evidenceCSV = "/evidence.csv"
    /// `GET` gives a month, `2026-10`, in a format.
    public static func export(month: String, format: String) -> String {
        "\(exports)/\(month)/\(format)"
    }

    /// `POST` ends one of one's own sign-ins, named by its id.
    public static func accountPlaceEnd(_ id: String) -> String { "/account/places/\(id)/end" }
}

/// Names of the fields the forms send; each is the id of its input as well.
public enum FormField {
    /// The form token, in every form.
    public static let form = "form"
    /// Where to go after signing in; the server decided it and has to check it again.
    public static let next = "next"
    /// The short name people sign in with.
    public static let handle = "handle"
    /// A passphrase: the present one when signing in, else the new one.
    public static let passphrase = "passphrase"
    /// The new passphrase once more.
    public static let passphraseAgain = "passphrase-again"
    /// The passphrase that is to be changed.
    public static let passphraseOld = "passphrase-old"
    /// An enrolment code, or the code a device shows.
    public static let code = "code"
    /// A PIN for shared desks.
    public static let pin = "pin"
    /// The PIN once more.
    public static let pinAgain = "pin-again"
    /// A photo or PDF of a bill.
    public static let receipt = "receipt"
    /// Why there is no bill.
    public static let missing = "missing"
    /// The day something was done.
    public static let day = "day"
    /// Why one note is taken back, of several on a page.
    public static func why(_ id: String) -> String { "why-\(id)" }
    /// The id of a bill, made before it is sent.
    public static let bill = "bill"
}
