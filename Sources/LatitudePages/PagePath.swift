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
    /// `GET` shows one's own account.
    public static let account = "/account"
    /// `POST` sets one's own PIN for shared desks.
    public static let accountPIN = "/account/pin"
    /// `POST` changes one's own passphrase.
    public static let accountPassphrase = "/account/passphrase"

    /// `GET` shows one act, named by its code.
    public static func recovery(_ code: String) -> String { "\(recoveries)/\(code)" }

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
}
