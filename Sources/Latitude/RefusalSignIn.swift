// The catalogue goes on: what signing in, devices, desks and tokens refuse.
extension RefusalCode {
    var signInEntry: RefusalEntry? {
        switch self {
        case .signInFailed:
            .init(
                401,
                77,
                "Handle and secret do not fit together.",
                rule: "Who signs in proves it with a passphrase, or at a shared desk with a PIN.",
                youCan: [
                    "type both again", "ask the administrator for a fresh enrolment code",
                ]
            )
        case .pinLocked:
            .init(
                403,
                77,
                "That PIN is locked after five wrong tries.",
                rule: "A PIN takes five wrong tries, then it is set anew.",
                youCan: [
                    "set a new one where you are signed in yourself: latitude pin",
                    "ask any administrator on duty: latitude pin --reset HANDLE",
                ]
            )
        case .enrolmentUnknown:
            .init(
                422,
                77,
                "That enrolment code opens nothing.",
                rule: "An enrolment code works once, within seven days.",
                youCan: [
                    "compare it with the one you were given", "ask the administrator for a new one",
                ]
            )
        case .notAtADesk:
            .init(
                403,
                77,
                "That is not done from a shared desk.",
                rule: "Secrets are changed where one is signed in alone.",
                youCan: ["sign in on a device of your own: latitude login"]
            )
        case .formStale:
            .init(
                403,
                77,
                "The form was not sent from a page of this sign-in.",
                rule: "A form counts for the page and the sign-in it was made for.",
                youCan: ["open the page again and send the form from there"]
            )
        case .tooManyRequests:
            .init(429, 69, .tooManyRequests)
        default: deviceEntry
        }
    }

    private var deviceEntry: RefusalEntry? {
        switch self {
        case .deviceWaiting:
            .init(
                400,
                77,
                "Nobody has confirmed this device yet.",
                rule: "A device is signed in by somebody who is signed in already.",
                youCan: ["open the address shown and confirm the code"]
            )
        case .deviceTooFast:
            .init(
                400,
                77,
                "This device asks too often.",
                rule: "A device waits between two questions, and five seconds longer from now on.",
                youCan: ["ask again after the interval"]
            )
        case .deviceExpired:
            .init(
                400,
                77,
                "The time to confirm this device is over.",
                rule: "A device is confirmed within ten minutes, once.",
                youCan: ["begin anew: latitude login"]
            )
        case .deviceRefused:
            .init(
                403,
                77,
                "This device was turned away.",
                rule: "Who is asked may say that it was not they who asked.",
                youCan: ["begin anew if it was you: latitude login"]
            )
        case .deviceUnknown:
            .init(
                404,
                65,
                "No device waits under that code.",
                rule: "A code is shown by latitude login and lasts ten minutes.",
                youCan: ["compare it with the code on the device", "begin anew: latitude login"]
            )
        default: secretEntry
        }
    }

    private var secretEntry: RefusalEntry? {
        switch self {
        case .passphraseWeak:
            .init(
                422,
                65,
                "That passphrase is too easy to guess, or cannot be kept.",
                rule: "A passphrase has 8 to 128 characters and is not a common one.",
                youCan: ["take a short sentence only you would say"]
            )
        case .pinWeak:
            .init(
                422,
                65,
                "That PIN is too easy to guess, or no PIN.",
                rule: "A PIN has 6 to 12 digits, neither all alike nor in a row.",
                youCan: ["take six digits nobody connects with you"]
            )
        case .employeeUnknown:
            .init(
                404,
                65,
                "Nobody here has that handle.",
                rule: "A handle is the short name people sign in with.",
                youCan: ["compare it with the list of people the house imported"]
            )
        case .tokenUnknown:
            .init(
                404,
                65,
                "You have no such token.",
                rule: "One sees and ends one's own tokens alone.",
                youCan: ["see them: latitude tokens"]
            )
        default: nil
        }
    }
}
